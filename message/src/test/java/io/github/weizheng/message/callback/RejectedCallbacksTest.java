package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers send: each ends in the documented rejection, with an empty body, and reaches no handler. */
@ExtendWith(LogCanary.class)
class RejectedCallbacksTest {
    static final String TEXT = Delivered.text(1, "你好");
    static final CallbackEndpoint SECURE = CallbackEndpoint.builder(
                    Delivered.account(), RejectedCallbacksTest::unreachable)
            .build();
    private static final CallbackEndpoint PLAIN = CallbackEndpoint.builder(
                    Delivered.plainAccount(), RejectedCallbacksTest::unreachable)
            .build();

    static Stream<Arguments> signatures() {
        return Stream.of(
                secure("no query", Reason.SIGNATURE_MISSING, d -> d.query.clear(), "encrypt_type=aes"),
                secure("no msg_signature", Reason.SIGNATURE_MISSING, d -> d.query.remove("msg_signature")),
                secure("empty msg_signature", Reason.SIGNATURE_MISSING, d -> d.query.put("msg_signature", "")),
                secure("no timestamp", Reason.SIGNATURE_MISSING, d -> d.query.remove("timestamp")),
                secure("no nonce", Reason.SIGNATURE_MISSING, d -> d.query.remove("nonce")),
                secure("doubled nonce", Reason.SIGNATURE_MISSING, d -> {}, "nonce=1320562132"),
                secure("doubled msg_signature", Reason.SIGNATURE_MISSING, d -> {}, "msg_signature=0"),
                secure("escaped double", Reason.SIGNATURE_MISSING, d -> {}, "%6eonce=1320562132"),
                secure("broken escape", Reason.SIGNATURE_MISSING, d -> d.query.remove("nonce"), "nonce=%zz"),
                secure("flood of parameters", Reason.SIGNATURE_MISSING, d -> {}, "a=1&".repeat(3_000)),
                secure(
                        "signature in its place",
                        Reason.SIGNATURE_MISMATCH,
                        d -> d.query.put("msg_signature", d.query.getOrDefault("signature", ""))),
                secure(
                        "upper-case signature",
                        Reason.SIGNATURE_MISMATCH,
                        d -> d.query.computeIfPresent("msg_signature", (k, v) -> v.toUpperCase(Locale.ROOT))),
                secure("another timestamp", Reason.SIGNATURE_MISMATCH, d -> d.query.put("timestamp", "1409735670")),
                secure("another nonce", Reason.SIGNATURE_MISMATCH, d -> d.query.put("nonce", "1320562133")),
                secure("signatures swapped", Reason.SIGNATURE_MISMATCH, d -> swap(d, "signature", "msg_signature")),
                secure(
                        "signature and nonce swapped",
                        Reason.SIGNATURE_MISMATCH,
                        d -> swap(d, "nonce", "msg_signature")),
                secure(
                        "a digit more",
                        Reason.SIGNATURE_MISMATCH,
                        d -> d.query.merge("msg_signature", "0", String::concat)),
                plain(
                        "plain with the encrypted one's",
                        Reason.SIGNATURE_MISMATCH,
                        d -> d.query.put(
                                "signature", Delivered.secure(TEXT).query.getOrDefault("msg_signature", ""))),
                secure("a stranger's token", Reason.SIGNATURE_MISMATCH, d -> {
                    Delivered other =
                            Delivered.secure(Secret.of("stranger"), Delivered.AES_KEY, Delivered.APP_ID, TEXT);
                    d.query.putAll(other.query);
                    d.body = other.body;
                }),
                plain("no signature", Reason.SIGNATURE_MISSING, d -> d.query.remove("signature")),
                plain("wrong signature", Reason.SIGNATURE_MISMATCH, d -> d.query.put("signature", "0".repeat(40))));
    }

    static Stream<Arguments> ciphertexts() {
        return Stream.of(
                encrypted(
                        "another account",
                        Reason.WRONG_APP_ID,
                        Delivered.secure(Delivered.TOKEN, Delivered.AES_KEY, "wx0000000000000000", TEXT)),
                encrypted(
                        "another key",
                        Reason.UNDECRYPTABLE,
                        Delivered.secure(Delivered.TOKEN, Secret.of("Z".repeat(43)), Delivered.APP_ID, TEXT)),
                encrypted("three bytes", Reason.UNDECRYPTABLE, Delivered.encrypted(Delivered.TOKEN, "QUJD")),
                encrypted("not Base64", Reason.UNDECRYPTABLE, Delivered.encrypted(Delivered.TOKEN, "密文")),
                encrypted(
                        "blanks for plus",
                        Reason.UNDECRYPTABLE,
                        Delivered.encrypted(Delivered.TOKEN, "AAAA AAAA".repeat(4))),
                encrypted(
                        "zeros",
                        Reason.UNDECRYPTABLE,
                        Delivered.encrypted(Delivered.TOKEN, Base64.getEncoder().encodeToString(new byte[64]))));
    }

    static Stream<Arguments> envelopes() {
        String right = Delivered.secure(TEXT).body;
        return Stream.of(
                        "",
                        " ",
                        "success",
                        "{}",
                        "{\"Encrypt\":\"\"}",
                        "{\"Encrypt\":null}",
                        "{\"Encrypt\":\"a\"",
                        "{\"Encrypt\":\"a\",\"Encrypt\":\"a\"}",
                        "{\"Encrypt\":\"a\",\" encrypt\":\"a\"}",
                        "{\"Encrypt\":[\"a\",\"a\"]}",
                        "{\"Encrypt\":{\"b\":\"a\"}}",
                        "{\"a\":{\"Encrypt\":\"a\"}}",
                        "{\"Encrypt\":\"\\ud800\"}",
                        "{\"Encrypt\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                        "<xml>",
                        "<xml></xml",
                        "<xml></xml>",
                        "<xml><Encrypt></Encrypt></xml>",
                        "<xml><Encrypt>a</Encrypt><Encrypt>a</Encrypt></xml>",
                        "<xml><a><Encrypt>a</Encrypt></a></xml>",
                        "<xml><Encrypt><b>a</b></Encrypt></xml>",
                        "<xml><Encrypt>a</encrypt></xml>",
                        right + "<xml/>",
                        right + "\0",
                        right.replace("<xml>", "<xml\0>"),
                        "<!DOCTYPE xml [<!ENTITY a \"a\">]>" + right,
                        "<?xml version=\"1.0\"?><!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\">" + right,
                        "<?xml version=\"1.0\" encoding=\"GBK\"?>" + right,
                        right.replace("<Encrypt>", "<?php exit?><Encrypt>"),
                        right.replace("<![CDATA[gh_10f6c3c3ac5a]]>", "&lol;"),
                        right.replace("<![CDATA[gh_10f6c3c3ac5a]]>", "&#0;"),
                        right.replace("<![CDATA[gh_10f6c3c3ac5a]]>", "&#xD800;"),
                        right.replace("<![CDATA[gh_10f6c3c3ac5a]]>", "&#99999999999999999999;"),
                        right.replace("<![CDATA[gh_10f6c3c3ac5a]]>", "&amp"),
                        right.replace("<![CDATA[gh_10f6c3c3ac5a]]>", "<![CDATA[gh"),
                        right.replace("<![CDATA[gh_10f6c3c3ac5a]]>", "]]>"),
                        "<xml>" + "<a>".repeat(50_000),
                        "<xml>" + "<a/>".repeat(50_000) + "</xml>",
                        "<xml " + "a='1' ".repeat(40_000),
                        "<" + "x".repeat(100_000) + "/>",
                        "<xml><!-- " + "-".repeat(1_000) + "</xml>",
                        "&".repeat(200_000))
                .map(body -> Arguments.of(body.length() > 60 ? body.substring(0, 60) : body, body));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                        "",
                        "not xml",
                        "<xml></xml>",
                        "{\"MsgType\":\"text\"}",
                        TEXT.replace("MsgType", "Other"),
                        TEXT.replace("ToUserName", "Other"),
                        TEXT.replace("FromUserName", "Other"),
                        TEXT.replace(Delivered.CITIZEN, ""),
                        TEXT.replace(Delivered.CITIZEN, "a b"),
                        TEXT.replace(Delivered.CITIZEN, "o".repeat(129)),
                        "<!DOCTYPE xml>" + TEXT)
                .map(text -> Arguments.of(text.length() > 60 ? text.substring(0, 60) : text, text));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"signatures", "ciphertexts"})
    void whatIsCryptographicallyWrongIs401(String name, Reason reason, CallbackRequest request, boolean secure) {
        assertRejected(secure ? SECURE : PLAIN, request, reason, 401);
    }

    @ParameterizedTest(name = "<{0}>")
    @MethodSource("envelopes")
    void whatIsNoEnvelopeIs400(String name, String body) {
        Delivered delivered = Delivered.secure(TEXT);
        delivered.body = body;
        assertRejected(SECURE, delivered.request(), Reason.MALFORMED_ENVELOPE, 400);
    }

    @ParameterizedTest(name = "<{0}>")
    @MethodSource("messages")
    void whatIsNoMessageIs400(String name, String text) {
        assertRejected(SECURE, Delivered.secure(text).request(), Reason.MALFORMED_MESSAGE, 400);
        assertRejected(PLAIN, Delivered.plain(text).request(), Reason.MALFORMED_MESSAGE, 400);
    }

    @Test
    void aPlainBodyIsRefusedWhereTheAccountHasAKey() {
        assertRejected(SECURE, Delivered.plain(TEXT).request(), Reason.ENCRYPTION_REQUIRED, 401);
        Delivered downgraded = Delivered.secure(TEXT);
        downgraded.query.put("encrypt_type", "raw");
        downgraded.body = TEXT;
        assertRejected(SECURE, downgraded.request(), Reason.ENCRYPTION_REQUIRED, 401);
    }

    @Test
    void anEncryptedBodyNeedsAKey() {
        Delivered delivered = Delivered.secure(TEXT);
        assertRejected(PLAIN, delivered.request(), Reason.NO_AES_KEY, 401);
        delivered.query.put("msg_signature", "0".repeat(40));
        assertRejected(PLAIN, delivered.request(), Reason.SIGNATURE_MISMATCH, 401);
    }

    @Test
    void fiveMegabytesAreNotEvenLookedAt() {
        Delivered delivered = Delivered.secure(TEXT);
        delivered.body = "<xml>" + "x".repeat(5 * 1024 * 1024);
        assertRejected(SECURE, delivered.request(), Reason.TOO_LARGE, 400);
    }

    @Test
    void otherEncodingsAreRefused() {
        Delivered delivered = Delivered.secure(TEXT);
        for (byte[] body : List.of(
                delivered.body.getBytes(UTF_16),
                ("<!DOCTYPE xml>" + delivered.body).getBytes(UTF_16),
                new byte[] {'<', 'x', '>', (byte) 0xC0, (byte) 0x80, '<', '/', 'x', '>'})) {
            CallbackRequest request = CallbackRequest.of("POST", delivered.rawQuery(), body);
            assertRejected(SECURE, request, Reason.MALFORMED_ENVELOPE, 400);
        }
    }

    @Test
    void otherMethodsAreRefused() {
        for (String method : List.of("PUT", "DELETE", "HEAD", "post", "")) {
            CallbackRequest request = CallbackRequest.of(method, null, new byte[0]);
            assertRejected(SECURE, request, Reason.METHOD, 400);
        }
    }

    @Test
    void aHandshakeNeedsASignatureAndSomethingToEcho() {
        assertHandshake(null, 401);
        assertHandshake("echostr=1", 401);
        assertHandshake("signature=0&timestamp=1&nonce=1&echostr=1", 401);
        assertHandshake(Delivered.plain("").rawQuery(), 400);
        assertHandshake(Delivered.plain("").rawQuery() + "&echostr=1&echostr=2", 400);
        assertHandshake(Delivered.plain("").rawQuery() + "&echostr=", 400);
    }

    static void assertRejected(CallbackEndpoint endpoint, CallbackRequest request, Reason reason, int status) {
        assertThatThrownBy(() -> endpoint.open(request))
                .isInstanceOfSatisfying(CallbackRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
        CallbackResponse response = endpoint.handle(request);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }

    private static void assertHandshake(@Nullable String query, int status) {
        CallbackResponse response = SECURE.handle(CallbackRequest.of("GET", query, new byte[0]));
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }

    private static Arguments secure(String name, Reason reason, Consumer<Delivered> change, String... more) {
        return changed(name, reason, Delivered.secure(TEXT), change, true, more);
    }

    private static Arguments plain(String name, Reason reason, Consumer<Delivered> change) {
        return changed(name, reason, Delivered.plain(TEXT), change, false);
    }

    private static Arguments encrypted(String name, Reason reason, Delivered delivered) {
        return changed(name, reason, delivered, d -> {}, true);
    }

    private static Arguments changed(
            String name,
            Reason reason,
            Delivered delivered,
            Consumer<Delivered> change,
            boolean secure,
            String... more) {
        change.accept(delivered);
        String query = Stream.concat(Stream.of(delivered.rawQuery()), Stream.of(more))
                .collect(java.util.stream.Collectors.joining("&"));
        CallbackRequest request = CallbackRequest.of("POST", query, delivered.body.getBytes(UTF_8));
        return Arguments.of(name, reason, request, secure);
    }

    private static void swap(Delivered delivered, String one, String other) {
        String kept = delivered.query.getOrDefault(one, "");
        delivered.query.put(one, delivered.query.getOrDefault(other, ""));
        delivered.query.put(other, kept);
    }

    static String flip(String text, int index) {
        char other = text.charAt(index) == 'A' ? 'B' : 'A';
        return text.substring(0, index) + other + text.substring(index + 1);
    }

    private static Reply unreachable(Object inbound) {
        throw new AssertionError("a rejected callback reached the handler");
    }
}
