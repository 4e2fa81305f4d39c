package io.github.weizheng.message.route;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the rules that fit one message: the best that is open, and, if it is asked for, all the others. For one thread. */
final class Hits {
    private final InstantSource clock;
    private final @Nullable List<Candidate> all;
    private @Nullable Candidate best;
    private @Nullable Instant now;

    private Hits(InstantSource clock, @Nullable List<Candidate> all) {
        this.clock = clock;
        this.all = all;
    }

    static Hits best(InstantSource clock) {
        return new Hits(clock, null);
    }

    static Hits all(InstantSource clock) {
        return new Hits(clock, new ArrayList<>());
    }

    void add(Candidate candidate) {
        if (all != null) {
            all.add(candidate);
        }
        if (isBest(candidate) && isOpen(candidate)) {
            best = candidate;
        }
    }

    /** Whether it is worth while to see if a rule fits; only the dear ones are asked for. */
    boolean wants(Candidate candidate) {
        return all != null || isBest(candidate);
    }

    private boolean isBest(Candidate candidate) {
        return best == null || Candidate.BEST_FIRST.compare(candidate, best) < 0;
    }

    Optional<Match> match() {
        return Optional.ofNullable(best).map(Candidate::match);
    }

    /** The other rules, each once, in the order in which they would have their turn; to be asked where all were collected. */
    List<Explanation.Passed> passed(@Nullable String instead) {
        List<Explanation.Passed> passed = new ArrayList<>();
        Set<Rule> told = new HashSet<>();
        if (best != null && instead == null) {
            told.add(best.rule());
        }
        List<Candidate> found = all == null ? List.of() : all;
        for (Candidate candidate : found.stream().sorted(Candidate.BEST_FIRST).toList()) {
            if (told.add(candidate.rule())) {
                passed.add(new Explanation.Passed(candidate.rule().name, candidate.reason(), why(candidate, instead)));
            }
        }
        return passed;
    }

    private String why(Candidate candidate, @Nullable String instead) {
        if (!isOpen(candidate)) {
            return "outside its opening hours";
        }
        return instead != null || best == null ? "comes after " + instead : candidate.behind(best);
    }

    private boolean isOpen(Candidate candidate) {
        if (candidate.rule().hours == null) {
            return true;
        }
        if (now == null) {
            now = clock.instant();
        }
        return candidate.rule().hours.isOpen(now);
    }
}
