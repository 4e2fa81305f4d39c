package io.github.weizheng.menu.group;

import io.github.weizheng.menu.MenuSnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a plan for a group.
 *
 * @param before what was live in each account in which something was done, for {@link MenuGroup#rollback}; also where it failed half way
 * @param unchanged accounts that had the wanted menus already
 * @param failures why the others do not have them
 */
public record GroupResult(
        Map<String, MenuSnapshot> before, List<String> unchanged, Map<String, RuntimeException> failures) {
    /** Copies all. */
    public GroupResult {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        unchanged = List.copyOf(unchanged);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** Whether every account has the wanted menus now. */
    public boolean isComplete() {
        return failures.isEmpty();
    }
}
