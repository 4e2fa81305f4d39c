package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.MenuKeyHandlers;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.MenuEvent;
import io.github.weizheng.message.reply.Reply;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandledKeysTest {
    private static final MenuKey PROGRESS = MenuKey.of("PROGRESS");
    private static final MenuKey TICKET = MenuKey.of("TICKET");
    private static final MenuKey PLACE = MenuKey.of("PLACE");

    @Test
    void aRouterTellsWhichKeysItsRulesAreFor() {
        Router router = Router.builder()
                .onText("PROGRESS", m -> Reply.none())
                .onMenuClick(PROGRESS, e -> Reply.none())
                .add(
                        Rule.menu(TICKET, MenuEvent.ScanCodeWaitMsg.class, e -> Reply.none()),
                        Rule.menu(PLACE, MenuEvent.Keyed.class, e -> Reply.none()))
                .otherwise(m -> Reply.none())
                .build();
        assertThat(router.menuKeys()).containsExactlyInAnyOrder(PROGRESS, TICKET, PLACE);
        assertThat(router.handles("click", PROGRESS)).isTrue();
        assertThat(router.handles("scancode_push", PROGRESS)).isFalse();
        assertThat(router.handles("scancode_waitmsg", TICKET)).isTrue();
        assertThat(router.handles("click", TICKET)).isFalse();
        for (String type : List.of(
                "click",
                "scancode_push",
                "scancode_waitmsg",
                "pic_sysphoto",
                "pic_photo_or_album",
                "pic_weixin",
                "location_select")) {
            assertThat(router.handles(type, PLACE)).isTrue();
        }
        assertThat(router.handles("view", PLACE)).isFalse();
        assertThat(router.handles("click", MenuKey.of("OTHER"))).isFalse();
    }

    @Test
    void aRuleForAKindOfEventAnswersEveryKey() {
        Router router = Router.builder()
                .on(InboundEvent.MenuClick.class, e -> Reply.none())
                .otherwise(m -> Reply.none())
                .build();
        assertThat(router.menuKeys()).isEmpty();
        assertThat(router.handles("click", PROGRESS)).isTrue();
        assertThat(router.handles("pic_weixin", PROGRESS)).isFalse();
        Router all = Router.builder()
                .on(InboundEvent.class, e -> Reply.none())
                .otherwise(m -> Reply.none())
                .build();
        assertThat(all.handles("pic_weixin", PROGRESS)).isTrue();
    }

    @Test
    void keysOfAnotherVendorAreAdded() {
        Router router = Router.builder()
                .onMenuClick(PROGRESS, e -> Reply.none())
                .otherwise(m -> Reply.none())
                .build();
        MenuKeyHandlers both = router.and(MenuKeyHandlers.of(Set.of(TICKET)));
        assertThat(both.menuKeys()).containsExactlyInAnyOrder(PROGRESS, TICKET);
        assertThat(both.handles("click", PROGRESS)).isTrue();
        assertThat(both.handles("location_select", TICKET)).isTrue();
        assertThat(both.handles("click", PLACE)).isFalse();
    }
}
