package io.github.weizheng.menu.group;

import io.github.weizheng.menu.MenuChangedException;
import io.github.weizheng.menu.MenuPlan;
import io.github.weizheng.menu.MenuSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What would change in the accounts of a group. Immutable and thread-safe. */
public final class GroupPlan {
    private final Map<String, MenuPlan> plans;
    private final Map<String, RuntimeException> failures;

    GroupPlan(Map<String, MenuPlan> plans, Map<String, RuntimeException> failures) {
        this.plans = Collections.unmodifiableMap(plans);
        this.failures = Collections.unmodifiableMap(failures);
    }

    /** The plan of each account that has one. */
    public Map<String, MenuPlan> plans() {
        return plans;
    }

    /** Why each other account has none: its menus have mistakes, or it could not be read. */
    public Map<String, RuntimeException> failures() {
        return failures;
    }

    /**
     * Applies every plan that there is and that changes something. One that fails, or cannot be taken back, does not stop the others.
     *
     * @see MenuPlan#apply()
     */
    public GroupResult apply() {
        Map<String, MenuSnapshot> before = new LinkedHashMap<>();
        List<String> unchanged = new ArrayList<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>(failures);
        plans.forEach((account, plan) -> {
            if (plan.isEmpty()) {
                unchanged.add(account);
                return;
            }
            try {
                before.put(account, plan.apply());
            } catch (MenuChangedException | IllegalStateException e) {
                failed.put(account, e); // nothing was done, so nothing is to be taken back
            } catch (RuntimeException e) {
                before.put(account, plan.before());
                failed.put(account, e);
            }
        });
        return new GroupResult(before, unchanged, failed);
    }

    /** All plans, one beneath the other, each under its account's name. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        plans.forEach((account, plan) ->
                text.append("# ").append(account).append('\n').append(plan).append('\n'));
        failures.forEach((account, cause) -> text.append("# ")
                .append(account)
                .append("\n! ")
                .append(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
                .append('\n'));
        return text.toString();
    }
}
