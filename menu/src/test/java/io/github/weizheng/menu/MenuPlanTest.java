package io.github.weizheng.menu;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans against the simulator: what is shown, what is done, and the way back. */
class MenuPlanTest {
    private static final String CITIZEN = "oCitizen000000000000000000A1";
    private static final Menu OLD = Menu.builder()
            .group(
                    "服务汇",
                    click("办事查询", MenuKey.of("PROGRESS")),
                    click("预约取号", MenuKey.of("QUEUE")),
                    view("官网", "https://www.example.gov.cn"))
            .button(click("留言", MenuKey.of("MAILBOX")))
            .build();
    private static final Menu NEW = Menu.builder()
            .group(
                    "服务汇",
                    click("办事查询", MenuKey.of("PROGRESS")),
                    view("预约取号", "https://hall.example.gov.cn/queue"),
                    view("官网", "https://www.example.gov.cn"))
            .button(view("政务公开", "https://www.example.gov.cn/open"))
            .button(click("留言", MenuKey.of("MAILBOX")))
            .build();
    private static final Menu ELDER =
            Menu.builder().button(click("查进度", MenuKey.of("PROGRESS"))).build();
    private static final Menu ENGLISH =
            Menu.builder().button(click("Progress", MenuKey.of("PROGRESS"))).build();

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final Menus menus = SimulatedOffice.menus(wechat);

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void showsWhatChangesLikeADiff() {
        menus.publish(OLD);
        menus.addConditional(new ConditionalMenu(MatchRule.tag(101), ELDER));
        menus.addConditional(new ConditionalMenu(MatchRule.tag(103), ELDER));
        MenuSet wanted = MenuSet.builder(NEW)
                .when(MatchRule.tag(102), ENGLISH)
                .when(MatchRule.tag(101), ELDER)
                .build();
        assertThat(MenuPlan.of(menus, wanted)).hasToString("""
                ~ default menu (默认菜单)
                    服务汇
                      办事查询  click  PROGRESS
                -     预约取号  click  QUEUE
                +     预约取号  view  https://hall.example.gov.cn/queue
                      官网  view  https://www.example.gov.cn
                +   政务公开  view  https://www.example.gov.cn/open
                    留言  click  MAILBOX
                + conditional menu (个性化菜单) tag_id=102
                +   Progress  click  PROGRESS
                = conditional menu (个性化菜单) tag_id=101
                - conditional menu (个性化菜单) tag_id=103
                -   查进度  click  PROGRESS""");
    }

    @Test
    void makesTheChangeAndGoesBack() {
        menus.publish(OLD);
        menus.addConditional(new ConditionalMenu(MatchRule.tag(101), ELDER));
        MenuSet wanted = MenuSet.builder(NEW)
                .when(MatchRule.tag(102), ENGLISH)
                .when(MatchRule.tag(101), NEW)
                .build();
        MenuPlan plan = MenuPlan.of(menus, wanted);
        MenuSnapshot backup = plan.apply();
        assertThat(MenuPlan.of(menus, wanted).isEmpty()).isTrue();
        assertThat(menus.current().orElseThrow().shows(NEW)).isTrue();

        MenuSnapshot kept = MenuSnapshot.parse(backup.toJson());
        assertThat(kept).isEqualTo(backup);
        MenuPlan.rollback(menus, kept).apply();
        LiveMenu live = menus.current().orElseThrow();
        assertThat(live.shows(OLD)).isTrue();
        assertThat(live.conditional()).singleElement().satisfies(menu -> {
            assertThat(menu.rule()).isEqualTo(MatchRule.tag(101));
            assertThat(menu.buttons()).isEqualTo(ELDER.buttons());
        });
    }

    @Test
    void goesBackToNoMenuAtAll() {
        MenuSnapshot backup = MenuPlan.of(menus, OLD).apply();
        MenuPlan back = MenuPlan.rollback(menus, backup);
        assertThat(back.toString()).startsWith("- default menu");
        back.apply();
        assertThat(menus.current()).isEmpty();
        assertThat(MenuPlan.rollback(menus, backup).isEmpty()).isTrue();
        MenuPlan.rollback(menus, backup).apply();
    }

    @Test
    void refusesWhenSomebodyElsePublishedMeanwhile() {
        menus.publish(OLD);
        MenuPlan plan = MenuPlan.of(menus, NEW);
        menus.publish(ELDER);
        assertThatThrownBy(plan::apply).isInstanceOfSatisfying(MenuChangedException.class, e -> assertThat(e.effect())
                .isEqualTo(WeChatException.Effect.NONE));
        assertThat(menus.current().orElseThrow().shows(ELDER)).isTrue();

        MenuPlan second = MenuPlan.of(menus, NEW);
        menus.addConditional(new ConditionalMenu(MatchRule.tag(1), ELDER));
        assertThatThrownBy(second::apply).isInstanceOf(MenuChangedException.class);
    }

    @Test
    void whatOneHasReadAnotherApplies() {
        menus.publish(OLD);
        String read = MenuPlan.of(menus, NEW).fingerprint();
        assertThatThrownBy(() -> MenuPlan.of(menus, ELDER).apply(read)).isInstanceOf(MenuChangedException.class);
        MenuPlan.of(menus, NEW).apply(read);
        assertThatThrownBy(() -> MenuPlan.of(menus, NEW).apply(read))
                .as("applied already: the live menu is another now")
                .isInstanceOf(MenuChangedException.class);
    }

    @Test
    void aMenuOfTheConsoleIsReplacedOnlyWhenAsked() {
        wechat.account().menus().publishInConsole("""
                {"button":[{"name":"便民","sub_button":{"list":[{"type":"text","name":"电话","value":"12345"},
                {"type":"img","name":"地图","value":"MEDIA"},
                {"type":"news","name":"指南","value":"NEWS","news_info":{"list":[{"title":"办事指南","author":"办公室","digest":"d",
                "show_cover":1,"cover_url":"http://a/1","content_url":"http://a/2","source_url":""}]}}]}},
                {"type":"view","name":"官网","url":"https://www.example.gov.cn"}]}""");
        MenuSnapshot live = menus.snapshot();
        assertThat(live.isOfConsole()).isTrue();
        assertThat(live.buttons())
                .containsExactly(
                        new MenuButton.Group(
                                "便民",
                                List.of(
                                        new ConsoleButton.Text("电话", "12345"),
                                        new ConsoleButton.Image("地图", "MEDIA"),
                                        new ConsoleButton.News(
                                                "指南",
                                                "NEWS",
                                                List.of(new ConsoleButton.Article(
                                                        "办事指南", "办公室", "d", true, "http://a/1", "http://a/2", ""))))),
                        view("官网", "https://www.example.gov.cn"));
        assertThat(MenuSnapshot.parse(live.toJson())).isEqualTo(live);

        MenuPlan plan = MenuPlan.of(menus, NEW);
        assertThat(plan.toString())
                .contains(
                        "! what is removed",
                        "! made in the console",
                        "-     电话  text  12345",
                        "-     指南  news  NEWS (办事指南)");
        assertThatThrownBy(plan::apply).isInstanceOf(IllegalStateException.class);
        assertThat(menus.current()).isEmpty();
        MenuSnapshot before = plan.applyIrreversibly();
        assertThat(menus.current().orElseThrow().shows(NEW)).isTrue();
        assertThatThrownBy(() -> MenuPlan.rollback(menus, before)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatTheMenuIsSwitchedOff() {
        menus.publish(OLD);
        wechat.account().menus().open(false);
        assertThat(MenuPlan.of(menus, OLD).toString()).contains("= no change", "! the menu is switched off");
    }

    @Test
    void citizensSeeTheFirstThatFits() {
        wechat.citizen(CITIZEN).follow();
        MenuSet wanted = MenuSet.builder(NEW)
                .when(MatchRule.tag(101).on(MatchRule.Platform.OTHER), ELDER)
                .when(MatchRule.tag(101), ENGLISH)
                .build();
        MenuPlan.of(menus, wanted).apply();
        OpenId citizen = OpenId.of(CITIZEN);
        assertThat(menus.tryMatch(citizen)).isEqualTo(NEW.buttons());
        wechat.citizen(CITIZEN).tagged(101);
        assertThat(menus.tryMatch(citizen)).isEqualTo(ELDER.buttons());
        assertThat(menus.tryMatch(CITIZEN)).isEqualTo(ELDER.buttons());
        assertThatThrownBy(() -> menus.tryMatch(OpenId.of("oStranger00000000000000000A1")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("65302"));
    }

    @Test
    void anyOrderOfConditionalMenusIsReached() {
        menus.publish(OLD);
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            List<Integer> tags = new ArrayList<>(List.of(1, 2, 3, 4, 5));
            Collections.shuffle(tags, random);
            MenuSet.Builder set = MenuSet.builder(OLD);
            tags.subList(0, random.nextInt(6))
                    .forEach(tag -> set.when(MatchRule.tag(tag), random.nextBoolean() ? ELDER : ENGLISH));
            MenuSet wanted = set.build();
            MenuPlan.of(menus, wanted).apply();
            assertThat(MenuPlan.of(menus, wanted).isEmpty()).isTrue();
            assertThat(menus.current().orElseThrow().conditional())
                    .extracting(LiveConditionalMenu::rule)
                    .containsExactlyElementsOf(wanted.conditional().stream()
                            .map(ConditionalMenu::rule)
                            .toList());
        }
    }

    @Test
    void keepsWhatIsThereAndMovesTheLeast() {
        List<LiveConditionalMenu> live = List.of(at(3, ELDER, "3"), at(2, ELDER, "2"), at(1, ELDER, "1"));
        assertThat(ConditionalSteps.between(live, List.of(at(4, ELDER, ""), at(3, ELDER, ""), at(1, ELDER, ""))))
                .isEqualTo(new ConditionalSteps(List.of(at(4, ELDER, "")), List.of(at(2, ELDER, "2"))));
        assertThat(ConditionalSteps.between(live, List.of(at(1, ELDER, ""), at(2, ELDER, ""))))
                .as("the lowest stays, what has to be above it is made anew")
                .isEqualTo(
                        new ConditionalSteps(List.of(at(1, ELDER, "")), List.of(at(3, ELDER, "3"), at(1, ELDER, "1"))));
    }

    @Test
    void deletesFirstWhereMoreThanThreeHostsWouldBeNeededMeanwhile() {
        MenuSet first = MenuSet.builder(OLD)
                .when(MatchRule.tag(1), to("https://a.gov.cn"))
                .when(MatchRule.tag(2), to("https://b.gov.cn"))
                .build();
        MenuSet second = MenuSet.builder(OLD)
                .when(MatchRule.tag(1), to("https://c.gov.cn"))
                .when(MatchRule.tag(2), to("https://d.gov.cn"))
                .build();
        MenuPlan.of(menus, first).apply();
        MenuPlan.of(menus, second).apply();
        assertThat(MenuPlan.of(menus, second).isEmpty()).isTrue();
    }

    @Test
    void afterAFailureHalfWayAnotherPlanHoldsTheRest() {
        MenuSet wanted = MenuSet.builder(NEW)
                .when(MatchRule.tag(1), ELDER)
                .when(MatchRule.tag(2), ENGLISH)
                .build();
        MenuPlan plan = MenuPlan.of(menus, wanted);
        wechat.account().answerNext("/cgi-bin/menu/addconditional", 65305);
        assertThatThrownBy(plan::apply).isInstanceOf(ApiException.class);
        MenuPlan rest = MenuPlan.of(menus, wanted);
        assertThat(rest.toString()).startsWith("= default menu");
        rest.apply();
        assertThat(MenuPlan.of(menus, wanted).isEmpty()).isTrue();
        MenuPlan.rollback(menus, plan.before()).apply();
        assertThat(menus.current()).isEmpty();
    }

    @Test
    void thousandsOfButtonsAreShownAllTheSame() {
        List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "a" + i).toList();
        assertThat(Lines.diff(many, List.of("a1", "b"))).contains("  a1").hasSize(5_001);
        assertThat(Lines.diff(many, many)).hasSize(10_000);
    }

    @Test
    void halfASnapshotIsRefused() {
        menus.publish(OLD);
        String whole = menus.snapshot().toJson();
        assertThat(MenuSnapshot.parse(whole)).isEqualTo(menus.snapshot());
        for (String other : List.of(
                "",
                "{",
                "{}",
                "[]",
                "{\"menu\":7,\"is_menu_open\":1,\"selfmenu_info\":{\"button\":[]}}",
                "{\"menu\":{},\"is_menu_open\":1,\"selfmenu_info\":{\"button\":[]}}",
                "{\"is_menu_open\":1,\"selfmenu_info\":{\"button\":[]}}",
                whole.replace("\"is_menu_open\":1,", ""),
                whole.replace("\"menu\":{", "\"menus\":{"))) {
            assertThatThrownBy(() -> MenuSnapshot.parse(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aConsoleMenuOverTheApisIsWhatCitizensSee() {
        LiveMenu hidden = new LiveMenu(OLD.buttons(), Optional.of("1"), List.of());
        MenuSnapshot same = new MenuSnapshot(Optional.of(hidden), new EffectiveMenu(true, OLD.buttons()));
        assertThat(same.isOfConsole()).isFalse();
        MenuSnapshot over = new MenuSnapshot(
                Optional.of(hidden), new EffectiveMenu(true, List.of(view("官网", "https://www.example.gov.cn"))));
        assertThat(over.isOfConsole()).isTrue();
        assertThat(over.buttons()).containsExactly(view("官网", "https://www.example.gov.cn"));
    }

    @Test
    void whatWeChatTookOutOrThisVersionDoesNotKnowIsNotPromisedBack() {
        menus.publish(OLD);
        LiveMenu live = menus.current().orElseThrow();
        MatchRule women = new MatchRule(Map.of("sex", "2"));
        MenuSnapshot old = new MenuSnapshot(
                Optional.of(new LiveMenu(
                        OLD.buttons(),
                        live.menuId(),
                        List.of(
                                new LiveConditionalMenu(women, ELDER.buttons(), "2"),
                                new LiveConditionalMenu(MatchRule.tag(5), ELDER.buttons(), "1")))),
                menus.effective());
        MenuPlan.rollback(menus, old).apply();
        assertThat(menus.current().orElseThrow().conditional())
                .extracting(LiveConditionalMenu::rule)
                .containsExactly(MatchRule.tag(5));
    }

    @Test
    void aDifferenceFarBehindIsShown() {
        String page = "https://www.example.gov.cn/?" + "p".repeat(300);
        menus.publish(to(page + "1"));
        assertThat(MenuPlan.of(menus, to(page + "2")).toString()).contains("- ", "p1\n", "+ ", "p2");
        menus.publish(Menu.builder()
                .button(click("n", MenuKey.of("oAAAAAAAAAAAAAAAAAAAAAAAAAAA")))
                .build());
        Menu other = Menu.builder()
                .button(click("n", MenuKey.of("oBBBBBBBBBBBBBBBBBBBBBBBBBBB")))
                .build();
        assertThat(MenuPlan.of(menus, other).toString()).contains("-   n", "+   n");
    }

    @Test
    void theOrderOfARulesFieldsAndTheWritingOfATagMakeNoDifference() {
        menus.publish(OLD);
        MatchRule rule = new MatchRule(Map.of("tag_id", "007", "client_platform_type", "1"));
        assertThat(rule).isEqualTo(new MatchRule(new java.util.TreeMap<>(rule.fields())));
        MenuSet wanted = MenuSet.builder(OLD).when(rule, ELDER).build();
        MenuPlan.of(menus, wanted).apply();
        assertThat(MenuPlan.of(menus, wanted).isEmpty()).isTrue();
        MenuSet.Builder twice =
                MenuSet.builder(OLD).when(MatchRule.tag(7), ELDER).when(new MatchRule(Map.of("tag_id", "07")), OLD);
        assertThatThrownBy(twice::build).isInstanceOf(InvalidMenuException.class);
    }

    private static Menu to(String url) {
        return Menu.builder().button(view("官网", url)).build();
    }

    private static LiveConditionalMenu at(int tag, Menu menu, String id) {
        return new LiveConditionalMenu(MatchRule.tag(tag), menu.buttons(), id);
    }
}
