package io.github.weizheng.core.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.security.ApiResponseRejectedException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RejectedAnswersTest {
    private static final long NOW = 1795_000_000L;
    private static final WeChatSide SIDE = WeChatSide.international();
    private static final ApiSecurity SECURITY = SIDE.application().build();
    private static final WeChatSide.Answer GOOD = SIDE.answer(NOW).fields("\"phone\":\"personal-data\"");
    private static final byte[] BODY = GOOD.bytes();
    private static final Map<String, List<String>> HEADERS = GOOD.headers();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String name, Reason reason, Map<String, List<String>> headers, byte[] body) {
        @Override
        public String toString() {
            return reason + ": " + name;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        unsigned(cases);
        headers(cases);
        signatures(cases);
        envelopes(cases);
        contents(cases);
        return cases;
    }

    private static void unsigned(List<Case> cases) {
        cases.add(new Case("huge", Reason.TOO_LARGE, HEADERS, new byte[8 * 1024 * 1024 + 1]));
        for (String body : List.of(
                "",
                "{}",
                "{\"errcode\":0}",
                "{\"errcode\":0,\"errmsg\":\"ok\",\"risk_rank\":0}",
                "{\"errcode\":\"0\"}",
                "{\"errcode\":\"00\"}",
                "{\"errcode\":\"\"}",
                "{\"errcode\":null}",
                "{\"errcode\":true}",
                "{\"errcode\":0.0}",
                "{\"errcode\":1e2}",
                "{\"errcode\":1e99999999999}",
                "{\"errcode\":" + "9".repeat(2000) + "}",
                "{\"errcode\":\"" + "9".repeat(2000) + "\"}",
                "{\"errcode\":[40001]}",
                "{\"errcode\":\"none\"}",
                "{\"errcode\":0,\"errcode\":40001}",
                "{\"errcode\":40001,\"errcode\":0}",
                "{\"errcode\":40001} {\"errcode\":0}",
                "{\"errcode\":40001",
                "[{\"errcode\":40001}]",
                "40001",
                "<html><body>502 Bad Gateway</body></html>",
                "{\"risk_rank\":0}")) {
            cases.add(new Case(
                    "unsigned " + body.substring(0, Math.min(60, body.length())),
                    Reason.UNSIGNED,
                    Map.of(),
                    body.getBytes(UTF_8)));
        }
        cases.add(new Case("unsigned though encrypted", Reason.UNSIGNED, Map.of(), BODY));
        cases.add(new Case(
                "a 200 in UTF-16", Reason.UNSIGNED, Map.of(), "{}".getBytes(java.nio.charset.StandardCharsets.UTF_16)));
    }

    private static void headers(List<Case> cases) {
        for (String name : HEADERS.keySet()) {
            boolean signature = name.equals("Wechatmp-Signature");
            cases.add(bent("without " + name, signature ? Reason.UNSIGNED : Reason.HEADERS, h -> without(h, name)));
            cases.add(bent("twice " + name, Reason.HEADERS, h -> with(h, name, only(h, name), only(h, name))));
            cases.add(bent(
                    "empty " + name,
                    signature ? Reason.SIGNATURE : name.equals("Wechatmp-Appid") ? Reason.APP_ID : Reason.HEADERS,
                    h -> with(h, name, "")));
        }
        for (String time : List.of(
                "abc",
                "-1",
                "+1795000000",
                "1795000000.0",
                "１７９５００００００",
                "0x6AFD1F40",
                "1795000000000",
                " 1795000000",
                "1795000000\n")) {
            cases.add(bent("time " + time, Reason.HEADERS, h -> with(h, "Wechatmp-TimeStamp", time)));
        }
        cases.add(bent("time of the epoch", Reason.TIMESTAMP, h -> with(h, "Wechatmp-TimeStamp", "0")));
        cases.add(bent("another appid", Reason.APP_ID, h -> with(h, "Wechatmp-Appid", "wx0000000000000000")));
        cases.add(bent("an appid in capitals", Reason.APP_ID, h -> with(h, "Wechatmp-Appid", "WXBA6223C06417AF7B")));
        cases.add(bent("a line feed in the number", Reason.HEADERS, h -> with(h, "Wechatmp-Serial", "79ba\n700e")));
        cases.add(bent("a long number", Reason.HEADERS, h -> with(h, "Wechatmp-Serial", "7".repeat(129))));
        cases.add(answer("301 s old", Reason.TIMESTAMP, SIDE.answer(NOW - 301)));
        cases.add(answer("301 s ahead", Reason.TIMESTAMP, SIDE.answer(NOW + 301)));
        String serial = "Wechatmp-Serial-Deprecated";
        String signature = "Wechatmp-Signature-Deprecated";
        cases.add(replacing("half of the old pair: no signature", Reason.HEADERS, h -> without(h, signature)));
        cases.add(replacing("half of the old pair: no number", Reason.HEADERS, h -> without(h, serial)));
        cases.add(replacing(
                "the old pair alone",
                Reason.HEADERS,
                h -> without(without(h, "Wechatmp-Serial"), "Wechatmp-Signature")));
        cases.add(replacing(
                "the old number twice", Reason.HEADERS, h -> with(h, serial, only(h, serial), only(h, serial))));
        cases.add(replacing("neither certificate is known", Reason.UNKNOWN_SERIAL, h -> with(h, serial, "ffff")));
        cases.add(replacing(
                "the new signature under the old number",
                Reason.SIGNATURE,
                h -> with(h, signature, only(h, "Wechatmp-Signature"))));
        cases.add(replacing(
                "the old signature is broken", Reason.SIGNATURE, h -> with(h, signature, flipped(only(h, signature)))));
    }

    private static void signatures(List<Case> cases) {
        String name = "Wechatmp-Signature";
        String good = only(HEADERS, name);
        for (String wrong : List.of(
                flipped(good),
                "AAAA",
                "not Base64!",
                good + "=",
                good.substring(0, 340),
                good + good,
                "A".repeat(4096),
                " " + good)) {
            cases.add(bent(
                    "signature " + wrong.length() + " " + wrong.substring(0, 4),
                    Reason.SIGNATURE,
                    h -> with(h, name, wrong)));
        }
        cases.add(bent(
                "another time than was signed", Reason.SIGNATURE, h -> with(h, "Wechatmp-TimeStamp", "" + (NOW + 1))));
        cases.add(
                bent("a time with a zero before it", Reason.SIGNATURE, h -> with(h, "Wechatmp-TimeStamp", "0" + NOW)));
        cases.add(answer(
                "an unknown number", Reason.UNKNOWN_SERIAL, SIDE.answer(NOW).signedWith(WeChatSide.NEXT_NUMBER)));
        cases.add(bent(
                "the application's number",
                Reason.UNKNOWN_SERIAL,
                h -> with(h, "Wechatmp-Serial", WeChatSide.APPLICATION_NUMBER)));
        for (String field : List.of("iv", "data", "authtag")) {
            cases.add(new Case(
                    "altered " + field,
                    Reason.SIGNATURE,
                    HEADERS,
                    altered(field).getBytes(UTF_8)));
        }
        cases.add(new Case("a blank more", Reason.SIGNATURE, HEADERS, (new String(BODY, UTF_8) + " ").getBytes(UTF_8)));
        cases.add(new Case("no body", Reason.SIGNATURE, HEADERS, new byte[0]));
        cases.add(new Case("a plain success", Reason.SIGNATURE, HEADERS, "{\"errcode\":0}".getBytes(UTF_8)));
        cases.add(new Case(
                "a plain error beside a signature", Reason.SIGNATURE, HEADERS, "{\"errcode\":40001}".getBytes(UTF_8)));
    }

    private static void envelopes(List<Case> cases) {
        for (String body : List.of(
                "not JSON",
                "[]",
                "{}",
                "{\"errcode\":0}",
                "{\"iv\":1,\"data\":2,\"authtag\":3}",
                "{\"iv\":\"AAAA\",\"data\":\"AAAA\",\"authtag\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
                "{\"iv\":\"AAAAAAAAAAAAAAAA\",\"data\":\"AAAA\",\"authtag\":\"AAAA\"}",
                "{\"iv\":\"AAAAAAAAAAAAAAAA\",\"data\":\"\",\"authtag\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
                "{\"iv\":\"AAAAAAAAAAAAAAAA\",\"data\":\"?\",\"authtag\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
                "{\"iv\":\"AAAAAAAAAAAAAAAA\",\"iv\":\"AAAAAAAAAAAAAAAA\",\"data\":\"AAAA\",\"authtag\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
                "{\"a\":".repeat(2000) + "1" + "}".repeat(2000))) {
            String name = "signed " + body.substring(0, Math.min(60, body.length()));
            cases.add(answer(name, Reason.MALFORMED_ENVELOPE, SIDE.answer(NOW).body(body)));
        }
        for (String field : List.of("iv", "data", "authtag")) {
            cases.add(answer(
                    "signed with altered " + field,
                    Reason.UNDECRYPTABLE,
                    SIDE.answer(NOW).body(altered(field))));
        }
        cases.add(answer(
                "bound to another symmetric key",
                Reason.UNDECRYPTABLE,
                SIDE.answer(NOW).boundTo("another")));
        cases.add(answer(
                "encrypted at another time",
                Reason.UNDECRYPTABLE,
                SIDE.answer(NOW + 1).body(new String(BODY, UTF_8))));
        cases.add(answer(
                "an errcode beside an envelope that cannot be decrypted",
                Reason.UNDECRYPTABLE,
                SIDE.answer(NOW).body(altered("data").replace("{", "{\"errcode\":40001,"))));
    }

    private static void contents(List<Case> cases) {
        String appId = "\"_appid\":\"" + WeChatSide.APP_ID + "\"";
        String time = "\"_timestamp\":" + NOW;
        for (String content : List.of(
                "not JSON",
                "[]",
                "1",
                "{} {}",
                "{\"a\":1,\"a\":2," + appId + "," + time + "}",
                "{" + appId + "," + time,
                "{\"a\":1e99999999999," + appId + "," + time + "}",
                "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "," + appId + "," + time + "}")) {
            cases.add(answer(
                    "encrypted " + content,
                    Reason.MALFORMED_CONTENT,
                    SIDE.answer(NOW).encrypting(content)));
        }
        for (String content : List.of(
                "{}",
                "{" + appId + "}",
                "{" + time + "}",
                "{\"_appid\":\"wx0000000000000000\"," + time + "}",
                "{\"_appid\":null," + time + "}",
                "{" + appId + ",\"_timestamp\":" + (NOW + 1) + "}",
                "{" + appId + ",\"_timestamp\":\"" + NOW + "\"}",
                "{" + appId + ",\"_timestamp\":" + NOW + ".0}",
                "{" + appId + ",\"_timestamp\":18446744075504551616}")) {
            cases.add(answer(
                    "encrypted " + content,
                    Reason.CONTRADICTION,
                    SIDE.answer(NOW).encrypting(content)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isRefusedForItsReason(Case c) {
        ApiResponseRejectedException e = catchThrowableOfType(
                ApiResponseRejectedException.class,
                () -> SECURITY.open(
                        WeChatSide.URL,
                        WeChatSide.APP_ID,
                        Instant.ofEpochSecond(NOW),
                        502,
                        WeChatSide.lookup(c.headers()),
                        c.body()));
        assertThat(e).as("refused").isNotNull();
        assertThat(e.reason()).isEqualTo(c.reason());
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(e.httpStatus()).isEqualTo(502);
        assertThat(e)
                .hasNoCause()
                .hasMessageStartingWith(WeChatSide.URL + ": HTTP 502")
                .message()
                .doesNotContain("personal-data", "\n", SIDE.key().expose(), only(HEADERS, "Wechatmp-Signature"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void anAnswerOfSomebodyElseIsRefused(String name, ApiSecurity security, String url, String appId, Reason reason) {
        ApiResponseRejectedException e = catchThrowableOfType(
                ApiResponseRejectedException.class,
                () -> security.open(url, appId, Instant.ofEpochSecond(NOW), 200, WeChatSide.lookup(HEADERS), BODY));
        assertThat(e.reason()).isEqualTo(reason);
    }

    static List<Arguments> strangers() {
        WeChatSide other = WeChatSide.international();
        String url = WeChatSide.URL;
        String appId = WeChatSide.APP_ID;
        return List.of(
                Arguments.of("another path", SECURITY, url + "2", appId, Reason.SIGNATURE),
                Arguments.of("another account", SECURITY, url, "wx1", Reason.APP_ID),
                Arguments.of(
                        "another platform key under the same number",
                        other.application().build(),
                        url,
                        appId,
                        Reason.SIGNATURE),
                Arguments.of(
                        "another symmetric key",
                        SIDE.application()
                                .aesKey(WeChatSide.AEAD_NUMBER, other.key())
                                .build(),
                        url,
                        appId,
                        Reason.UNDECRYPTABLE),
                Arguments.of(
                        "another number of the symmetric key",
                        SIDE.application().aesKey("ab", SIDE.key()).build(),
                        url,
                        appId,
                        Reason.UNDECRYPTABLE));
    }

    private static Case bent(String name, Reason reason, UnaryOperator<Map<String, List<String>>> how) {
        return new Case(name, reason, how.apply(HEADERS), BODY);
    }

    private static Case replacing(String name, Reason reason, UnaryOperator<Map<String, List<String>>> how) {
        WeChatSide.Answer answer = SIDE.answer(NOW).whileReplacing();
        return new Case(name, reason, how.apply(answer.headers()), answer.bytes());
    }

    private static Case answer(String name, Reason reason, WeChatSide.Answer answer) {
        return new Case(name, reason, answer.headers(), answer.bytes());
    }

    private static Map<String, List<String>> with(Map<String, List<String>> headers, String name, String... values) {
        Map<String, List<String>> bent = new LinkedHashMap<>(headers);
        bent.put(name, List.of(values));
        return bent;
    }

    private static Map<String, List<String>> without(Map<String, List<String>> headers, String name) {
        Map<String, List<String>> bent = new LinkedHashMap<>(headers);
        bent.remove(name);
        return bent;
    }

    private static String only(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).get(0);
    }

    /** The body with the first character of a value changed. */
    private static String altered(String field) {
        String body = new String(BODY, UTF_8);
        int at = body.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return body.substring(0, at) + flipped(body.substring(at));
    }

    private static String flipped(String base64) {
        return (base64.charAt(0) == 'A' ? 'B' : 'A') + base64.substring(1);
    }
}
