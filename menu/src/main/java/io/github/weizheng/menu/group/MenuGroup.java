package io.github.weizheng.menu.group;

import io.github.weizheng.menu.MenuPlan;
import io.github.weizheng.menu.MenuSet;
import io.github.weizheng.menu.MenuSnapshot;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.menu.template.MenuTemplate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Accounts that are to have the same menus, each with values of its own: a city with its counties and townships (微信矩阵).
 *
 * <pre>{@code
 * MenuGroup group = MenuGroup.builder(template)
 *         .account("city", new Menus(accounts.api("city")), Map.of("host", "www.city.gov.cn"))
 *         .account("county-a", new Menus(accounts.api("county-a")), Map.of("host", "a.city.gov.cn"))
 *         .build();
 * GroupPlan plan = group.plan();
 * System.out.println(plan);
 * GroupResult result = plan.apply();
 * }</pre>
 *
 * <p>One account after the other, in the order in which they were added, on the caller's thread; what fails for one does not stop the others.
 * Building does no I/O. Immutable and thread-safe.
 */
public final class MenuGroup {
    private final MenuTemplate template;
    private final Map<String, Member> members;

    private MenuGroup(Builder builder) {
        template = builder.template;
        members = Collections.unmodifiableMap(new LinkedHashMap<>(builder.members));
    }

    /** Starts with what all are to have. */
    public static Builder builder(MenuTemplate template) {
        return new Builder(Objects.requireNonNull(template, "template"));
    }

    /** Reads what is live everywhere, and compares. */
    public GroupPlan plan() {
        return plan(members, member -> MenuPlan.of(member.menus, wanted(member)));
    }

    /**
     * Goes back to what was live once, for the accounts named; the others stay as they are.
     *
     * @throws IllegalArgumentException if an account is not of this group
     */
    public GroupPlan rollback(Map<String, MenuSnapshot> before) {
        Map<String, Member> named = new LinkedHashMap<>(members);
        for (String account : before.keySet()) {
            if (!named.containsKey(account)) {
                throw new IllegalArgumentException("account: one of " + members.keySet() + ", actual " + account);
            }
        }
        named.keySet().retainAll(before.keySet());
        return plan(
                named,
                member -> MenuPlan.rollback(member.menus, Objects.requireNonNull(before.get(member.name), "snapshot")));
    }

    private MenuSet wanted(Member member) {
        return template.menus(member.values);
    }

    private static GroupPlan plan(Map<String, Member> members, Function<Member, MenuPlan> planning) {
        Map<String, MenuPlan> plans = new LinkedHashMap<>();
        Map<String, RuntimeException> failures = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            try {
                plans.put(name, planning.apply(member));
            } catch (RuntimeException e) {
                failures.put(name, e);
            }
        });
        return new GroupPlan(plans, failures);
    }

    private record Member(String name, Menus menus, Map<String, String> values) {}

    /** Collects accounts. For one thread. */
    public static final class Builder {
        private final MenuTemplate template;
        private final Map<String, Member> members = new LinkedHashMap<>();

        private Builder(MenuTemplate template) {
            this.template = template;
        }

        /**
         * Adds an account.
         *
         * @param name for people
         * @param values of the template's variables
         * @throws IllegalArgumentException if the name is there already
         */
        public Builder account(String name, Menus menus, Map<String, String> values) {
            Member member = new Member(
                    Objects.requireNonNull(name, "name"), Objects.requireNonNull(menus, "menus"), Map.copyOf(values));
            if (members.putIfAbsent(name, member) != null) {
                throw new IllegalArgumentException("name: each once, twice " + name);
            }
            return this;
        }

        /** Makes the group. */
        public MenuGroup build() {
            return new MenuGroup(this);
        }
    }
}
