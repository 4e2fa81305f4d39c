package io.github.weizheng.acceptance.menu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.menu.MenuRule;
import io.github.weizheng.menu.MenuRules;
import io.github.weizheng.menu.MenuViolation;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@link MenuRules} and the simulator, which have their rules from the same pages and nothing else in common, judge alike. */
class AgreementTest {
    private static final int MENUS = 10_000;
    /** Of files and of several menus at once. */
    private static final Set<MenuRule> OF_NO_BODY = EnumSet.of(
            MenuRule.FIELD_UNKNOWN,
            MenuRule.VARIABLE_UNDEFINED,
            MenuRule.VARIABLE_UNUSED,
            MenuRule.NAME_UNUSED,
            MenuRule.NAME_UNTRANSLATED,
            MenuRule.MATCH_UNREACHABLE,
            MenuRule.MATCH_COUNT);

    private final Set<MenuRule> rules = EnumSet.noneOf(MenuRule.class);
    private final Set<Integer> errcodes = new TreeSet<>();
    private final List<String> disagreements = new ArrayList<>();
    private int accepted;

    @Test
    void theSdkAcceptsWhatWeChatAcceptsAndRefusesWhatItRefuses() throws Exception {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            MenuApi api = new MenuApi(wechat);
            assertThat(api.errcode(Posting.SIMPLE)).isZero();
            for (Posting posting : new Corpus(20_261_126).postings(MENUS).toList()) {
                judge(posting, api.errcode(posting));
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(accepted).isBetween(MENUS / 4, MENUS - MENUS / 4);
        assertThat(errcodes)
                .containsExactly(
                        0, 40007, 40016, 40017, 40018, 40019, 40020, 40022, 40023, 40024, 40025, 40026, 40027, 40033,
                        40035, 40054, 40055, 40165, 40166, 41007, 44002, 45159, 47001, 65304, 65316, 65317, 65320);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(rules)))
                .allMatch(rule -> rule.isWarning() || OF_NO_BODY.contains(rule));
    }

    private void judge(Posting posting, int errcode) {
        List<MenuViolation> violations = MenuRules.check(posting.json());
        violations.forEach(violation -> rules.add(violation.rule()));
        errcodes.add(errcode);
        accepted += errcode == 0 ? 1 : 0;
        if (violations.isEmpty() != (errcode == 0)) {
            disagreements.add(errcode + " " + violations + " " + posting.shown());
        }
    }
}
