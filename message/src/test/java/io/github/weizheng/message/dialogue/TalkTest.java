package io.github.weizheng.message.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the store may be another release's, or nobody's. */
class TalkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{",
                "{}",
                "{\"by\":null}",
                "{\"by\":\"m\",\"now\":{}}",
                "{\"by\":\"m\",\"now\":{\"question\":\"q\",\"data\":\"\",\"tries\":0}}",
                "{\"by\":\"m\",\"now\":{\"question\":\"q\",\"data\":\"\",\"tries\":\"many\",\"askedBy\":\"m\"}}",
                "{\"by\":\"m\",\"before\":{\"question\":\"q\"}}",
                "{\"by\":[],\"now\":7}",
                "{\"by\":\"m\"} and more"
            })
    void whatIsNotReadableIsNoConversation(String json) {
        assertThat(Talk.read(json).metBy("another", Instant.EPOCH, Instant.EPOCH))
                .isNull();
        assertThat(Talk.read(json).metBy("m", Instant.EPOCH, Instant.EPOCH)).isNull();
    }

    @Property(tries = 200)
    void whatIsWrittenIsRead(
            @ForAll String question, @ForAll String data, @ForAll int tries, @ForAll String key, @ForAll long time) {
        Talk talk = new Talk(
                3, key, 7, new Turn(question, data, tries, key, 7, time), new Turn(data, question, 0, key, time, 9));
        assertThat(Talk.read(talk.json())).isEqualTo(talk);
    }

    @Property(tries = 200)
    void readsAnything(@ForAll String json) {
        assertThat(Talk.read(json)).isNotNull();
    }
}
