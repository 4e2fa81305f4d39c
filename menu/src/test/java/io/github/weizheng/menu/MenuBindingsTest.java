package io.github.weizheng.menu;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.scanCodeWaitMsg;
import static io.github.weizheng.menu.MenuButton.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.MenuKeyHandlers;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MenuBindingsTest {
    private static final Menu MENU = Menu.builder()
            .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")), scanCodeWaitMsg("扫码取号", MenuKey.of("QUEUE")))
            .button(view("官网", "https://www.example.gov.cn"))
            .build();
    private static final MenuSet MENUS = MenuSet.builder(MENU)
            .when(
                    MatchRule.tag(7),
                    Menu.builder().button(click("查进度", MenuKey.of("ELDER"))).build())
            .build();

    @Test
    void namesEntriesThatNothingAnswersAndHandlersThatNothingCalls() {
        MenuKeyHandlers handlers = MenuKeyHandlers.of(Set.of(MenuKey.of("PROGRESS"), MenuKey.of("OLD")));
        MenuBindings bindings = MenuBindings.of(MENUS, handlers);
        assertThat(bindings.isComplete()).isFalse();
        assertThat(bindings.unhandled())
                .containsExactly(
                        new MenuBindings.Unhandled("服务汇 > 扫码取号", "scancode_waitmsg", MenuKey.of("QUEUE")),
                        new MenuBindings.Unhandled("tag_id=7: 查进度", "click", MenuKey.of("ELDER")));
        assertThat(bindings.unused()).containsExactly(MenuKey.of("OLD"));
        assertThat(bindings.text(Locale.CHINA)).isEqualTo("""
                没有处理方法：服务汇 > 扫码取号 (scancode_waitmsg QUEUE)
                没有处理方法：tag_id=7: 查进度 (click ELDER)
                菜单中没有该 key：OLD
                """);
        assertThat(bindings.text(Locale.US)).contains("no handler: ", "no menu entry: OLD");
    }

    @Test
    void saysNothingWhereAllFits() {
        MenuBindings bindings =
                MenuBindings.of(MENU, MenuKeyHandlers.of(Set.of(MenuKey.of("PROGRESS"), MenuKey.of("QUEUE"))));
        assertThat(bindings.isComplete()).isTrue();
        assertThat(bindings.text(Locale.CHINA)).isEmpty();
    }
}
