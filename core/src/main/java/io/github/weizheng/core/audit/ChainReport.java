package io.github.weizheng.core.audit;

/** What a {@link ChainVerifier} found. Its {@code toString} says it in English and Chinese. */
public sealed interface ChainReport {
    /** Whether nothing is broken. */
    default boolean isIntact() {
        return this instanceof Intact;
    }

    /**
     * Every record is there as it was written, as far as anchor and key can tell.
     *
     * @param head the end of the chain
     */
    record Intact(ChainHead head) implements ChainReport {
        @Override
        public String toString() {
            return "intact (完整), " + head.count() + " records, head " + head;
        }
    }

    /**
     * A record is broken; all before it are as they were written.
     *
     * @param line the line in the file, from 1
     * @param sequence the sequence number of the record that should stand there
     * @param fault what is wrong
     * @param lastGood the end of the part before
     */
    record Broken(long line, long sequence, ChainFault fault, ChainHead lastGood) implements ChainReport {
        @Override
        public String toString() {
            return "broken (损坏) at line " + line + ", record " + sequence + ": " + fault.words();
        }
    }
}
