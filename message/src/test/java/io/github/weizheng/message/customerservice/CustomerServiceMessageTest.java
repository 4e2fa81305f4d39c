package io.github.weizheng.message.customerservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.Reply;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerServiceMessageTest {
    private static final OpenId CITIZEN = OpenId.of("oyORnuP8q7ou2gfYjqLzSIWZf0rs");
    private static final Article ARTICLE =
            Article.builder("指南", "https://www.example.gov.cn").build();

    @Test
    void hasTheLimitsOfAnAnswer() {
        assertThat(CustomerServiceMessage.text(CITIZEN, "水".repeat(682) + "ab").content())
                .isEqualTo(Reply.text("水".repeat(682) + "ab"));
        assertThatThrownBy(() -> CustomerServiceMessage.text(CITIZEN, "水".repeat(683)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text: 1 to 2048 bytes, actual 2049");
        assertThatThrownBy(() -> CustomerServiceMessage.text(CITIZEN, "水\uD83D费"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CustomerServiceMessage.image(CITIZEN, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("image mediaId");
        assertThatThrownBy(() -> CustomerServiceMessage.voice(CITIZEN, "素材"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("voice mediaId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test1", "@test", "test1@", "a@b@c", "小王@test", "a b@test", "test1@test\n"})
    void anAgentHasAPrefixAndTheAccount(String agent) {
        CustomerServiceMessage message = CustomerServiceMessage.text(CITIZEN, "您好");
        assertThatThrownBy(() -> message.from(agent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("agent: prefix@account-wechat-id, actual length " + agent.length());
    }

    @Test
    void showsNoCitizenAndNoText() {
        CustomerServiceMessage message =
                CustomerServiceMessage.text(CITIZEN, "张三的社保").from("test1@test");
        assertThat(message.toString()).doesNotContain(CITIZEN.value()).doesNotContain("张三");
        assertThat(message.agent()).contains("test1@test");
        assertThat(message.receiver()).isEqualTo(CITIZEN);
    }

    static Stream<Reply> sendable() {
        return Stream.of(Reply.text("久等了"), Reply.image("M1"), Reply.voice("M1"), Reply.news(ARTICLE));
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void aLateAnswerIsSentAsItIs(Reply reply) {
        assertThat(CustomerServiceMessage.of(CITIZEN, reply))
                .isInstanceOfSatisfying(CustomerServiceMessage.class, message -> {
                    assertThat(message.content()).isEqualTo(reply);
                    assertThat(message.receiver()).isEqualTo(CITIZEN);
                    assertThat(message.agent()).isEmpty();
                });
    }

    static Stream<Arguments> unsendable() {
        return Stream.of(
                Arguments.of(Reply.none(), Unsendable.NOTHING),
                Arguments.of(Reply.video("M1"), Unsendable.VIDEO),
                Arguments.of(Reply.music("M1"), Unsendable.MUSIC),
                Arguments.of(Reply.news(ARTICLE, ARTICLE), Unsendable.SEVERAL_ARTICLES),
                Arguments.of(Reply.transferToAgent(), Unsendable.TRANSFER),
                Arguments.of(Reply.transferToAgent("test1@test"), Unsendable.TRANSFER));
    }

    @ParameterizedTest
    @MethodSource("unsendable")
    void orItIsSaidWhyNot(Reply reply, Unsendable reason) {
        assertThat(CustomerServiceMessage.of(CITIZEN, reply)).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource
    void inBothLanguages(Unsendable reason) {
        assertThat(reason.reason(Locale.SIMPLIFIED_CHINESE)).matches("(?s).*\\p{IsHan}.*");
        assertThat(reason.reason(Locale.ENGLISH)).matches("[\\x20-\\x7E]+");
        assertThat(reason.reason(Locale.GERMAN)).isEqualTo(reason.reason(Locale.ENGLISH));
    }
}
