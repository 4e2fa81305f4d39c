package io.github.weizheng.core.effect;

/** The answer to {@link OnceOnly#claim}. */
public sealed interface Claim permits Claim.Granted, Claim.Running, Claim.Done {

    /** The work is the caller's: do it, then call one of the two. */
    non-sealed interface Granted extends Claim {
        /**
         * Records that the work is done, and what came of it.
         *
         * @param outcome up to 65,531 bytes of UTF-8, as a store takes 64 KiB and the record some bytes of its own
         * @return false if the lease had run out and somebody else has claimed the work meanwhile
         * @throws IllegalArgumentException if the outcome is longer; nothing is recorded then, and the claim goes on
         */
        boolean done(String outcome);

        /** Gives the work back, because it failed: the next claim is granted. */
        void release();
    }

    /** Somebody is at it. */
    record Running() implements Claim {}

    /** It has been done. */
    record Done(String outcome) implements Claim {
        /** Leaves the outcome out: it may be a citizen's answer. */
        @Override
        public String toString() {
            return "Done[]";
        }
    }
}
