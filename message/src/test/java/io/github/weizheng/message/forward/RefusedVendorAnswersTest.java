package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor may answer and no citizen may get. */
class RefusedVendorAnswersTest {
    private static final String MESSAGE = Delivered.text(1, "余额");
    private static final String FINE = Vendor.reply("你好");

    @RegisterExtension
    final LogCanary canary = new LogCanary();

    private final Vendor vendor = new Vendor("taxToken");

    @AfterEach
    void close() {
        vendor.close();
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                arguments("an HTML page", "<html><body>你好</body></html>", ForwardOutcome.NOT_A_REPLY),
                arguments("HTML that is no XML", "<!DOCTYPE html><p>你好<br>", ForwardOutcome.NOT_A_REPLY),
                arguments("a word", "ok 你好", ForwardOutcome.NOT_A_REPLY),
                arguments("success in capitals", "SUCCESS", ForwardOutcome.NOT_A_REPLY),
                arguments("success in quotes", "\"success\"", ForwardOutcome.NOT_A_REPLY),
                arguments("cut off", FINE.substring(0, FINE.length() - 3), ForwardOutcome.NOT_A_REPLY),
                arguments("two documents", FINE + FINE, ForwardOutcome.NOT_A_REPLY),
                arguments("an entity", "<!DOCTYPE xml [<!ENTITY a 'b'>]>" + FINE, ForwardOutcome.NOT_A_REPLY),
                arguments("JSON for XML", Vendor.jsonReply("你好"), ForwardOutcome.NOT_A_REPLY),
                arguments("no kind", FINE.replace("MsgType>", "Kind>"), ForwardOutcome.NOT_A_REPLY),
                arguments("a kind that no reply has", FINE.replace("[text]", "[location]"), ForwardOutcome.NOT_A_REPLY),
                arguments("a kind in another case", FINE.replace("[text]", "[Text]"), ForwardOutcome.NOT_A_REPLY),
                arguments("a text without content", FINE.replace("Content>", "Words>"), ForwardOutcome.NOT_A_REPLY),
                arguments("a text of nothing", Vendor.reply(""), ForwardOutcome.NOT_A_REPLY),
                arguments("no receiver", FINE.replace("ToUserName>", "To>"), ForwardOutcome.NOT_A_REPLY),
                arguments(
                        "a name in another case",
                        FINE.replace("ToUserName>", "tousername>"),
                        ForwardOutcome.NOT_A_REPLY),
                arguments("two receivers", twice("ToUserName"), ForwardOutcome.NOT_A_REPLY),
                arguments("two senders", twice("FromUserName"), ForwardOutcome.NOT_A_REPLY),
                arguments("a time in brackets", FINE.replace("1409735669", "[1409735669]"), ForwardOutcome.NOT_A_REPLY),
                arguments("no time", FINE.replace("1409735669", ""), ForwardOutcome.NOT_A_REPLY),
                arguments(
                        "a ciphertext in plain mode",
                        Vendor.sealed("AAAA", Delivered.TOKEN),
                        ForwardOutcome.NOT_A_REPLY),
                arguments("a ciphertext beside", FINE.replace("<xml>", "<xml><Encrypt/>"), ForwardOutcome.NOT_A_REPLY),
                arguments("a NUL", FINE.replace("你好", "\0"), ForwardOutcome.NOT_A_REPLY),
                arguments(
                        "to somebody else",
                        Vendor.reply("o6_bmjrPTlm6_2sgVt7hMZOPfL2M", Vendor.ACCOUNT, "你好"),
                        ForwardOutcome.WRONG_RECEIVER),
                arguments(
                        "not swapped",
                        Vendor.reply(Vendor.ACCOUNT, Delivered.CITIZEN, "你好"),
                        ForwardOutcome.WRONG_RECEIVER),
                arguments(
                        "in another account's name",
                        Vendor.reply(Delivered.CITIZEN, "gh_97417a04a28d", "你好"),
                        ForwardOutcome.WRONG_RECEIVER),
                arguments("40 KiB and a byte", "<xml>" + "你".repeat(13_653), ForwardOutcome.TOO_LARGE),
                arguments("5 MB", "x".repeat(5_000_000), ForwardOutcome.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plain")
    void inPlainMode(String name, String answer, ForwardOutcome outcome) {
        vendor.answers(answer);

        assertRefused(vendor.target("tax"), outcome);
    }

    static Stream<Arguments> secure() {
        Vendor vendor = new Vendor("taxToken");
        String sealed = vendor.sealed(FINE);
        vendor.close();
        int middle = sealed.indexOf("]]></Encrypt>") - 40;
        char other = sealed.charAt(middle) == 'A' ? 'B' : 'A';
        String tampered = sealed.substring(0, middle) + other + sealed.substring(middle + 1);
        return Stream.of(
                arguments("plain", FINE, ForwardOutcome.NOT_ENCRYPTED),
                arguments("a tampered ciphertext", tampered, ForwardOutcome.NOT_GENUINE),
                arguments("another timestamp", sealed.replace("1409735670", "1409735671"), ForwardOutcome.NOT_GENUINE),
                arguments("another nonce", sealed.replace("[77]", "[78]"), ForwardOutcome.NOT_GENUINE),
                arguments("no signature", sealed.replace("MsgSignature>", "Signature>"), ForwardOutcome.NOT_GENUINE),
                arguments("two ciphertexts", sealed.replace("<xml>", "<xml><Encrypt/>"), ForwardOutcome.NOT_GENUINE),
                arguments("another's token", Vendor.sealed(encrypt(FINE), Delivered.TOKEN), ForwardOutcome.NOT_GENUINE),
                arguments("no ciphertext", Vendor.sealed("AAAA", Secret.of("taxToken")), ForwardOutcome.NOT_GENUINE),
                arguments(
                        "for another account",
                        signed(MessageCipher.of(Vendor.KEY, "wxba5fad812f8e6fb9")
                                .encrypt(FINE.getBytes(UTF_8))),
                        ForwardOutcome.NOT_GENUINE),
                arguments(
                        "with another key",
                        signed(MessageCipher.of(Delivered.AES_KEY, Delivered.APP_ID)
                                .encrypt(FINE.getBytes(UTF_8))),
                        ForwardOutcome.NOT_GENUINE),
                arguments("HTML inside", signed(encrypt("<html>你好</html>")), ForwardOutcome.NOT_A_REPLY),
                arguments("a ciphertext inside", signed(encrypt(sealed)), ForwardOutcome.NOT_A_REPLY),
                arguments(
                        "to somebody else",
                        signed(encrypt(Vendor.reply("o6_bmjrPTlm6_2sgVt7hMZOPfL2M", Vendor.ACCOUNT, "你好"))),
                        ForwardOutcome.WRONG_RECEIVER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("secure")
    void inSecureMode(String name, String answer, ForwardOutcome outcome) {
        vendor.answers(answer);

        assertRefused(vendor.target("tax").secure(Vendor.KEY), outcome);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inBytesThatAreNotUtf8(boolean secure) {
        byte[] gbk = FINE.getBytes(Charset.forName("GBK"));
        String sealed = signed(MessageCipher.of(Vendor.KEY, Delivered.APP_ID).encrypt(gbk));
        Buffer body = secure ? new Buffer().writeUtf8(sealed) : new Buffer().write(gbk);
        vendor.answers(request -> new MockResponse.Builder().body(body.clone()).build());

        assertRefused(
                secure ? vendor.target("tax").secure(Vendor.KEY) : vendor.target("tax"), ForwardOutcome.NOT_A_REPLY);
    }

    static Stream<Arguments> http() {
        return Stream.of(
                arguments("403", Vendor.answer(403, FINE), ForwardOutcome.HTTP_STATUS),
                arguments("500", Vendor.answer(500, "你好"), ForwardOutcome.HTTP_STATUS),
                arguments("202", Vendor.answer(202, "success"), ForwardOutcome.HTTP_STATUS),
                arguments("10 MB that were a few KB", zipped("x".repeat(10_000_000)), ForwardOutcome.TOO_LARGE),
                arguments("408", Vendor.answer(408, ""), ForwardOutcome.HTTP_STATUS),
                arguments(
                        "503 for now",
                        Vendor.answer(503, "")
                                .newBuilder()
                                .addHeader("Retry-After", "0")
                                .build(),
                        ForwardOutcome.HTTP_STATUS),
                arguments("a redirect", redirect(302), ForwardOutcome.HTTP_STATUS),
                arguments("a redirect that keeps the method", redirect(307), ForwardOutcome.HTTP_STATUS),
                arguments(
                        "a connection that ends before the answer",
                        new MockResponse.Builder()
                                .onResponseStart(new SocketEffect.CloseSocket())
                                .build(),
                        ForwardOutcome.NO_ANSWER),
                arguments(
                        "a connection that ends in the answer",
                        new MockResponse.Builder()
                                .body(FINE)
                                .onResponseBody(new SocketEffect.CloseSocket())
                                .build(),
                        ForwardOutcome.NO_ANSWER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("http")
    void byItsHttp(String name, MockResponse answer, ForwardOutcome outcome) {
        vendor.answers(request -> answer);

        assertRefused(vendor.target("tax"), outcome);
        assertThat(vendor.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl().encodedPath()).isEqualTo("/wechat"));
    }

    @Test
    void fewBytesOfJsonThatAreManyOnceTheyAreRead() {
        String numbers = "1e5,".repeat(9_000) + "1";
        vendor.answers(Vendor.jsonReply("你好").replaceFirst("\\{", "{\"n\":[" + numbers + "],"));
        String json = "{\"ToUserName\":\"" + Vendor.ACCOUNT + "\"}";
        ForwardTarget.Builder target = vendor.target("tax");

        assertThatThrownBy(() -> forwarding(target)
                        .forward(Delivered.parsed(MESSAGE), json.getBytes(UTF_8), Duration.ofSeconds(4)))
                .isInstanceOf(ForwardingException.class)
                .hasMessageContaining("tax=TOO_LARGE");
    }

    @Test
    void nobodyThere() {
        ForwardTarget.Builder target = vendor.target("tax");
        vendor.close();

        assertRefused(target, ForwardOutcome.NO_ANSWER);
    }

    @Test
    void jsonWithTwoReceiversGoesOutWithTheOneThatWasChecked() throws InterruptedException {
        String two = Vendor.jsonReply("你好").replaceFirst("\\{", "{\"ToUserName\":\"somebody\",");
        vendor.answers(two);
        String json = "{\"ToUserName\":\"" + Vendor.ACCOUNT + "\"}";

        assertThat(forwarding(vendor.target("tax"))
                        .forward(Delivered.parsed(MESSAGE), json.getBytes(UTF_8), Duration.ofSeconds(4)))
                .hasValue(new ForwardedReply("tax", Vendor.jsonReply("你好")));
    }

    private static String twice(String field) {
        return FINE.replace("<xml>", "<xml><" + field + ">x</" + field + ">");
    }

    private static String encrypt(String reply) {
        return MessageCipher.of(Vendor.KEY, Delivered.APP_ID).encrypt(reply.getBytes(UTF_8));
    }

    private static String signed(String encrypt) {
        return Vendor.sealed(encrypt, Secret.of("taxToken"));
    }

    private static MockResponse zipped(String answer) {
        Buffer body = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(body))) {
            sink.writeUtf8(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(body)
                .build();
    }

    private static MockResponse redirect(int status) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "/elsewhere")
                .build();
    }

    private static Forwarding forwarding(ForwardTarget.Builder target) {
        return Forwarding.builder(Delivered.plainAccount())
                .target(target.mayAnswer().build())
                .build();
    }

    private static void assertRefused(ForwardTarget.Builder target, ForwardOutcome outcome) {
        assertThatThrownBy(() -> forwarding(target)
                        .forward(Delivered.parsed(MESSAGE), MESSAGE.getBytes(UTF_8), Duration.ofSeconds(4)))
                .hasMessage(Delivered.APP_ID + ": required targets have not acknowledged: {tax=" + outcome + "}")
                .hasNoCause()
                .asInstanceOf(throwable(ForwardingException.class))
                .satisfies(e -> assertThat(e.failed()).isEqualTo(Map.of("tax", outcome)));
    }
}
