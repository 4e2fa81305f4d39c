package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.InboundParser;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WeChat gets a new key, or another mode, between a delivery and its repeat. */
@ExtendWith(LogCanary.class)
class ChangedKeyTest {
    private static final Secret NEW_KEY = Secret.of("Z".repeat(43));
    private static final String MESSAGE = Delivered.text(1, "你好");
    private final AtomicInteger handled = new AtomicInteger();
    private final SharedStore store = new InMemoryStore();
    private final CallbackEndpoint changing = endpoint(account()
            .encodingAesKey(NEW_KEY)
            .previousEncodingAesKey(Delivered.AES_KEY)
            .build());

    @Test
    void theAnswerIsRepeatedUnderTheKeyThatTheRepeatCameWith() {
        CallbackResponse first = changing.handle(Delivered.secure(MESSAGE).request());
        CallbackResponse again = changing.handle(Delivered.secure(Delivered.TOKEN, NEW_KEY, Delivered.APP_ID, MESSAGE)
                .request());

        assertThat(decrypted(NEW_KEY, again))
                .isEqualTo(Delivered.decrypted(first))
                .contains("第1次");
        assertThat(Delivered.decrypted(changing.handle(Delivered.secure(MESSAGE).request())))
                .isEqualTo(Delivered.decrypted(first));
    }

    @Test
    void whatWasRememberedUnderAKeyThatIsGoneIsAnsweredInSilence() {
        changing.handle(Delivered.secure(MESSAGE).request());
        CallbackEndpoint changed = endpoint(account().encodingAesKey(NEW_KEY).build());

        CallbackResponse again = changed.handle(Delivered.secure(Delivered.TOKEN, NEW_KEY, Delivered.APP_ID, MESSAGE)
                .request());

        assertThat(again.status()).isEqualTo(200);
        assertThat(new String(again.body(), UTF_8)).isEqualTo("success");
        assertThat(handled).hasValue(1);
    }

    @Test
    void anAnswerThatWentOutPlainIsEncryptedForARepeatInSecureMode() {
        CallbackResponse first = changing.handle(Delivered.plain(MESSAGE).request());
        CallbackResponse again = changing.handle(Delivered.secure(MESSAGE).request());

        assertThat(Delivered.decrypted(again)).isEqualTo(new String(first.body(), UTF_8));
    }

    @Test
    void anAnswerThatWentOutEncryptedIsNotShownToAPlainRepeat() {
        changing.handle(Delivered.secure(MESSAGE).request());
        CallbackResponse again = changing.handle(Delivered.plain(MESSAGE).request());

        assertThat(new String(again.body(), UTF_8)).doesNotContain("第1次");
        assertThat(Delivered.decrypted(again)).contains("第1次");
    }

    private CallbackEndpoint endpoint(OfficialAccount account) {
        return CallbackEndpoint.builder(account, m -> Reply.text("第" + handled.incrementAndGet() + "次"))
                .requireEncryption(false)
                .store(store)
                .build();
    }

    private static OfficialAccount.Builder account() {
        return OfficialAccount.builder(Delivered.APP_ID).callbackToken(Delivered.TOKEN);
    }

    private static String decrypted(Secret key, CallbackResponse response) {
        String encrypt = InboundParser.fieldsWithoutVerification(response.body())
                .text("Encrypt")
                .orElseThrow();
        return new String(MessageCipher.of(key, Delivered.APP_ID).decrypt(encrypt), UTF_8);
    }
}
