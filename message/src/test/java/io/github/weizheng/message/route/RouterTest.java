package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router router = Router.builder()
            .onSubscribe(e -> Reply.text("欢迎"))
            .onText("社保", m -> Reply.text("社保"))
            .onText("社保卡", m -> Reply.text("社保卡"))
            .onText("Hello", m -> Reply.text("hello"))
            .onMenuClick(MenuKey.of("PROGRESS"), e -> Reply.text("进度"))
            .on(InboundMessage.Image.class, m -> Reply.none())
            .on(InboundEvent.Scan.class, e -> Reply.text(e.scene()))
            .on(InboundEvent.Unsubscribe.class, e -> Reply.none())
            .otherwise(m -> Reply.transferToAgent())
            .build();

    @Test
    void aFollowerIsWelcomed() throws Exception {
        assertThat(answer(Delivered.event("subscribe", ""))).isEqualTo(Reply.text("欢迎"));
    }

    @Test
    void theWholeTextWinsThenTheLongestKeywordInIt() throws Exception {
        assertThat(text("社保")).isEqualTo(Reply.text("社保"));
        assertThat(text(" 社保卡 ")).isEqualTo(Reply.text("社保卡"));
        assertThat(text("怎么补办社保卡？")).isEqualTo(Reply.text("社保卡"));
        assertThat(text("社保怎么交")).isEqualTo(Reply.text("社保"));
        assertThat(text("HELLO")).isEqualTo(Reply.text("hello"));
    }

    @Test
    void aMenuKeyHasItsHandler() throws Exception {
        assertThat(answer(Delivered.event("CLICK", "<EventKey>PROGRESS</EventKey>")))
                .isEqualTo(Reply.text("进度"));
    }

    @Test
    void typesHaveTheirHandlers() throws Exception {
        assertThat(answer(Delivered.message("image", "<MsgId>1</MsgId>"))).isEqualTo(Reply.none());
        assertThat(answer(Delivered.event("SCAN", "<EventKey>hall</EventKey>"))).isEqualTo(Reply.text("hall"));
    }

    @Test
    void whatNobodyAnswersGoesToTheFallback() throws Exception {
        assertThat(text("公积金")).isEqualTo(Reply.transferToAgent());
        assertThat(answer(Delivered.message("voice", "<MsgId>1</MsgId>"))).isEqualTo(Reply.transferToAgent());
        assertThat(answer(Delivered.event("CLICK", "<EventKey>GONE</EventKey>")))
                .isEqualTo(Reply.transferToAgent());
    }

    @Test
    void eventsThatNobodyHandlesAreNotAnswered() throws Exception {
        assertThat(answer(Delivered.event("VIEW", "<EventKey>http://x</EventKey>")))
                .isEqualTo(Reply.none());
        assertThat(answer(Delivered.event("TEMPLATESENDJOBFINISH", "<MsgID>1</MsgID>")))
                .isEqualTo(Reply.none());
    }

    @Test
    void aHandlerOfAWiderTypeComesInItsTurn() throws Exception {
        Router wide = Router.builder()
                .on(InboundEvent.Scan.class, e -> Reply.text("scan"))
                .on(InboundEvent.class, e -> Reply.text("event"))
                .on(Inbound.class, e -> Reply.text("anything"))
                .otherwise(m -> Reply.none())
                .build();
        assertThat(wide.handle(Delivered.parsed(Delivered.event("SCAN", "<EventKey>h</EventKey>"))))
                .isEqualTo(Reply.text("scan"));
        assertThat(wide.handle(Delivered.parsed(Delivered.event("VIEW", "")))).isEqualTo(Reply.text("event"));
        assertThat(wide.handle(Delivered.parsed(Delivered.text(1, "x")))).isEqualTo(Reply.text("anything"));
    }

    @Test
    void mistakesAreNamedWhenTheRouterIsMade() {
        assertThatThrownBy(() -> Router.builder().build()).hasMessageContaining("otherwise");
        assertThatThrownBy(() -> Router.builder().onText(" ", m -> Reply.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Router.builder().onText("a", m -> Reply.none()).onText("A ", m -> Reply.none()))
                .hasMessageContaining("keyword");
        assertThatThrownBy(() -> Router.builder()
                        .onMenuClick(MenuKey.of("A"), e -> Reply.none())
                        .onMenuClick(MenuKey.of("A"), e -> Reply.none()))
                .hasMessageContaining("menu key");
    }

    private Reply text(String content) throws Exception {
        return answer(Delivered.text(1, content));
    }

    private Reply answer(String xml) throws Exception {
        return router.handle(Delivered.parsed(xml));
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without the check may do
    void aHandlerThatReturnsNullIsNamed() {
        Router forgetful = Router.builder()
                .add(Rule.exact("社保", m -> null).named("social security"))
                .otherwise(m -> null)
                .build();
        Map.of("社保", "rule \"social security\"", "公积金", "rule \"otherwise\"")
                .forEach((text, rule) -> assertThatThrownBy(
                                () -> forgetful.handle(Delivered.parsed(Delivered.text(1, text))))
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageContaining(rule + ": its handler returned null"));
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without the check may do
    void nullsAreRefusedWhereTheyAreHandedIn() {
        assertThatThrownBy(() -> Router.builder().on(null, m -> Reply.none())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Router.builder().onMenuClick(null, m -> Reply.none()))
                .isInstanceOf(NullPointerException.class);
    }
}
