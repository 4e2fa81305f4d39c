package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.Attempt;
import io.github.weizheng.testkit.CitizenSees;
import java.util.List;
import java.util.Optional;

/**
 * How a push went.
 *
 * @param attempts every POST, in order
 * @param answered whether the last one got an acceptable answer
 * @param sees what that answer shows
 * @param last the last POST; empty when there was none
 */
public record Outcome(List<Attempt> attempts, boolean answered, Optional<CitizenSees> sees, Optional<Posted> last) {
    /** Nothing was pushed. */
    public static Outcome silent() {
        return new Outcome(List.of(), false, Optional.empty(), Optional.empty());
    }
}
