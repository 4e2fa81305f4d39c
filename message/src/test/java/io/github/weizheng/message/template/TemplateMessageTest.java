package io.github.weizheng.message.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import org.junit.jupiter.api.Test;

class TemplateMessageTest {
    private static final OpenId CITIZEN = OpenId.of("oyORnuP8q7ou2gfYjqLzSIWZf0rs");

    private static TemplateMessage.Builder message() {
        return TemplateMessage.builder(CITIZEN, "T1").data("thing2", "水费");
    }

    @Test
    void hasAKeyAgainstRepetitionFromTheStart() {
        TemplateMessage message = message().build();
        assertThat(message.clientMsgId()).matches("[0-9a-f]{32}");
        assertThat(message().build().clientMsgId()).isNotEqualTo(message.clientMsgId());
        assertThat(message().clientMsgId("BILL-1").build().clientMsgId()).isEqualTo("BILL-1");
    }

    @Test
    void showsNoCitizen() {
        assertThat(message().build().toString()).doesNotContain(CITIZEN.value()).doesNotContain("水费");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> TemplateMessage.builder(CITIZEN, "")).hasMessageContaining("templateId");
        assertThatThrownBy(() -> TemplateMessage.builder(CITIZEN, "T1").build()).hasMessageContaining("data");
        assertThatThrownBy(() -> message().data("thing2", "x")).hasMessageContaining("data.thing2");
        assertThatThrownBy(() -> message().data("thing2.DATA", "x")).hasMessageContaining("thing2.DATA");
        assertThatThrownBy(() -> message().data("thing3", " ")).hasMessageContaining("data.thing3");
        assertThatThrownBy(() -> message().data("thing3", "水\uD83D费")).hasMessageContaining("data.thing3");
        assertThatThrownBy(() -> message().data(CITIZEN.value() + " ", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(CITIZEN.value());
        assertThatThrownBy(() -> message().url("www.gov.cn")).hasMessageContaining("http");
        assertThatThrownBy(() -> message().clientMsgId("x".repeat(33))).hasMessageContaining("33");
        assertThatThrownBy(() -> message().clientMsgId("编号")).hasMessageContaining("ASCII");
    }
}
