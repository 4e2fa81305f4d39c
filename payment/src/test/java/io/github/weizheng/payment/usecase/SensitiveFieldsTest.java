package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.payment.Encrypted;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.PrivacyEncryptor;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and card numbers travel encrypted, because a record says so. */
class SensitiveFieldsTest {
    private static final String NAME = "买买提·艾力";
    private static final String CARD = "6222020000000000000";
    private final SettableClock clock = SettableClock.at(1714530897);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final WeChatPay pay = pay(Keys.bareMerchant()
            .certificate(Keys.certificate("platformCertificate"))
            .build());

    record Holder(
            @JsonProperty("real_name") @Encrypted String name,
            @JsonProperty("cards") List<Card> cards,
            @JsonProperty("remark") String remark) {}

    record Card(@JsonProperty("bank_account") @Encrypted String number) {}

    @Test
    void markedFieldsLeaveEncryptedUnderTheKeyThatTheCallNames() throws IOException {
        answers.signed(204, "");
        pay.send("/v3/any", new Holder(NAME, List.of(new Card(CARD)), "plain"));
        JsonNode sent = new ObjectMapper().readTree(answers.lastBody());
        assertThat(answers.lastBody()).doesNotContain(NAME, CARD);
        assertThat(opened(sent.path("real_name").asText())).isEqualTo(NAME);
        assertThat(opened(sent.at("/cards/0/bank_account").asText())).isEqualTo(CARD);
        assertThat(sent.path("remark").asText()).isEqualTo("plain");
        assertThat(answers.asked.get(0).header("Wechatpay-Serial")).isEqualTo(Keys.PLATFORM_SERIAL);
    }

    @Test
    void markedFieldsAreReadDecrypted() {
        answers.signed(
                200,
                "{\"real_name\":\"" + sealed(NAME) + "\",\"cards\":[{\"bank_account\":\"" + sealed(CARD) + "\"},{}]}");
        Holder holder = pay.get("/v3/any", Map.of(), Holder.class);
        assertThat(holder.name()).isEqualTo(NAME);
        assertThat(holder.cards().get(0).number()).isEqualTo(CARD);
        assertThat(holder.cards().get(1).number()).isNull();
    }

    @Test
    void anEmptyFieldStaysEmpty() {
        answers.signed(200, "{\"bank_account\":\"\"}");
        assertThat(pay.get("/v3/any", Map.of(), Card.class).number()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6222020000000000000", "AAAA", "***", "eyJ4IjoxfQ=="})
    void whatTheMerchantsKeyDoesNotDecryptIsAnUnknownOutcomeWithoutTheText(String text) {
        answers.signed(200, "{\"bank_account\":\"" + text + "\"}");
        assertThatThrownBy(() -> pay.post("/v3/any", new Card(CARD), Card.class))
                .isInstanceOfSatisfying(MalformedResponseException.class, e -> assertThat(e.effect())
                        .isEqualTo(WeChatException.Effect.UNKNOWN))
                .hasMessageNotContaining(text)
                .hasMessageNotContaining(CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{\"bank_account\":\"AAAA\"}", "[\"AAAA\"]"})
    void whatIsNoTextIsMalformed(String json) {
        answers.signed(200, "{\"bank_account\":" + json + "}");
        assertThatThrownBy(() -> pay.get("/v3/any", Map.of(), Card.class))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void whatIsTooLongForTheKeyIsRefusedBeforeAnythingIsSent() {
        Card longest = new Card("9".repeat(214));
        Card longer = new Card("9".repeat(215));
        answers.signed(204, "");
        pay.send("/v3/any", longest);
        assertThatThrownBy(() -> pay.send("/v3/any", longer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[\"bank_account\"]: encrypted field: at most 214 bytes")
                .hasMessageContaining("actual 215")
                .hasMessageNotContaining("999");
        assertThat(answers.asked).hasSize(1);
    }

    record Names(@JsonProperty("names") @Encrypted List<String> names) {}

    @Test
    void whatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> pay.send("/v3/any", new Names(List.of("张三"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[\"names\"]: an encrypted field is a String, actual java.util.")
                .hasMessageNotContaining("张三");
        assertThatThrownBy(() -> pay.send("/v3/any", Map.of("name", PersonName.of("张三"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[\"name\"]: no JSON form of io.github.weizheng.core.PersonName")
                .hasMessageNotContaining("张三");
    }

    @Test
    void anHsmDecrypts() {
        Merchant merchant = Merchant.builder(Keys.MCH_ID)
                .certificateSerial(Keys.MERCHANT_SERIAL)
                .privateKey(Keys.privateKey("merchantPrivateKey"))
                .decryptor(bytes -> Optional.of("from the HSM".getBytes(UTF_8)))
                .certificate(Keys.certificate("platformCertificate"))
                .build();
        answers.signed(200, "{\"bank_account\":\"AAAA\"}");
        assertThat(pay(merchant).get("/v3/any", Map.of(), Card.class).number()).isEqualTo("from the HSM");
    }

    @Test
    void elsewhereSuchARecordIsNotWritten() {
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(new Card(CARD)))
                .hasMessageNotContaining(CARD)
                .hasMessageContaining("encrypted field outside a call");
    }

    private WeChatPay pay(Merchant merchant) {
        return WeChatPay.builder(merchant)
                .httpClient(answers.client())
                .clock(clock)
                .withoutBackup()
                .build();
    }

    private static String opened(String text) {
        return new String(
                PrivacyDecryptor.rsa(Keys.privateKey("platformPrivateKey"))
                        .decrypt(Base64.getDecoder().decode(text))
                        .orElseThrow(),
                UTF_8);
    }

    private static String sealed(String text) {
        return Base64.getEncoder()
                .encodeToString(PrivacyEncryptor.of(Keys.merchantPublicKey()).encrypt(text.getBytes(UTF_8)));
    }
}
