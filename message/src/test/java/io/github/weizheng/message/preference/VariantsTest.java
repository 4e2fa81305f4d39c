package io.github.weizheng.message.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.test.Phone;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several answers a citizen gets. */
class VariantsTest {
    private final CitizenPreferences preferences =
            CitizenPreferences.builder(new InMemoryStore()).build();
    private final Phone citizen = Phone.ofCitizen();

    private static InboundHandler<Inbound> says(String words) {
        return m -> Reply.text(words);
    }

    private Reply answer(InboundHandler<Inbound> handler, String tag, boolean elder) throws Exception {
        Inbound message = citizen.text("社保");
        Optional<Locale> language = tag.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(tag));
        preferences.choose(message, before -> new Preference(language, elder));
        return handler.handle(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, else",
        "'', true, elder",
        "zh, false, zh",
        "zh-CN, false, zh-CN",
        "zh-Hans-CN, false, zh",
        "zh-TW, false, zh",
        "ZH-cn, false, zh-CN",
        "zh-CN-u-nu-hanidec, false, zh-CN",
        "zh-CN-x-hall, false, zh-CN",
        "bo, false, bo",
        "bo-CN, false, bo",
        "ug, false, else",
        "en-US, false, else",
        "qqq, false, else",
        "bo, true, elder bo",
        "bo-CN, true, elder bo",
        "zh, true, elder",
        "ug, true, elder"
    })
    void theClosestAnswers(String tag, boolean elder, String answer) throws Exception {
        InboundHandler<Inbound> variants = Variants.of(preferences)
                .language("zh", says("zh"))
                .language("zh-CN", says("zh-CN"))
                .language("bo", says("bo"))
                .elder(says("elder"))
                .elder("bo", says("elder bo"))
                .otherwise(says("else"));
        assertThat(answer(variants, tag, elder)).isEqualTo(Reply.text(answer));
    }

    @Test
    void anElderWithoutAVariantIsAnsweredAsOthersAre() throws Exception {
        InboundHandler<Inbound> variants =
                Variants.of(preferences).language("bo", says("bo")).otherwise(says("else"));
        assertThat(answer(variants, "bo", true)).isEqualTo(Reply.text("bo"));
        assertThat(answer(variants, "", true)).isEqualTo(Reply.text("else"));
    }

    @Test
    void handlersOfOneKindHaveVariantsToo() throws Exception {
        Variants<InboundMessage.Text> echo = Variants.<InboundMessage.Text>of(preferences)
                .language("en", m -> Reply.text("You said " + m.content()))
                .otherwise(m -> Reply.text("您说" + m.content()));
        assertThat(echo.handle((InboundMessage.Text) citizen.text("水费"))).isEqualTo(Reply.text("您说水费"));
    }

    @Test
    void aLanguageHasOneVariant() {
        assertThatThrownBy(() ->
                        Variants.of(preferences).language("zh-CN", says("1")).language("zh-cn", says("2")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
