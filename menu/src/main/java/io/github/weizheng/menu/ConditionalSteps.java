package io.github.weizheng.menu;

import java.util.ArrayList;
import java.util.List;

/**
 * How the conditional menus come from one state to another, where one can only be added as the newest, which is tried first, and deleted.
 *
 * @param added in the order of adding, so the last is tried first
 * @param deleted in any order
 */
record ConditionalSteps(List<LiveConditionalMenu> added, List<LiveConditionalMenu> deleted) {
    /** Both in the order in which they are tried. What is kept lies beneath what is added: the longest end of {@code wanted} that is there in this order. */
    static ConditionalSteps between(List<LiveConditionalMenu> live, List<LiveConditionalMenu> wanted) {
        List<LiveConditionalMenu> deleted = new ArrayList<>(live);
        int above = live.size();
        int next = wanted.size() - 1;
        while (next >= 0) {
            int found = above - 1;
            while (found >= 0 && !live.get(found).isLike(wanted.get(next))) {
                found--;
            }
            if (found < 0) {
                break;
            }
            deleted.remove(found); // what lies above is still at its place
            above = found;
            next--;
        }
        List<LiveConditionalMenu> added = new ArrayList<>();
        for (; next >= 0; next--) {
            added.add(wanted.get(next));
        }
        return new ConditionalSteps(List.copyOf(added), List.copyOf(deleted));
    }

    boolean isEmpty() {
        return added.isEmpty() && deleted.isEmpty();
    }
}
