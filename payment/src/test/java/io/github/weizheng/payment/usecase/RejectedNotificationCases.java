package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What strangers send. */
final class RejectedNotificationCases {
    static final long NOW = 1714530897;
    static final String PLAINTEXT =
            Vectors.one("notifications.json", "D7").path("plaintext").asText();
    static final byte[] BODY = Platform.notification("TRANSACTION.SUCCESS", "transaction", PLAINTEXT);

    static final String REFUND = "{\"mchid\":\"1234567891\",\"transaction_id\":\"1008450740201411110005820873\","
            + "\"out_trade_no\":\"20150806125346\",\"refund_id\":\"50200207182018070300011301001\","
            + "\"out_refund_no\":\"7752501201407033233368018\",\"refund_status\":\"SUCCESS\","
            + "\"success_time\":\"2018-06-08T10:34:56+08:00\",\"user_received_account\":\"招商银行信用卡0403\","
            + "\"amount\":{\"total\":999,\"refund\":999,\"payer_total\":999,\"payer_refund\":999}}";

    private RejectedNotificationCases() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String name, Reason reason, Map<String, List<String>> headers, byte[] body) {
        @Override
        public String toString() {
            return reason + ": " + name;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("a byte too many", Reason.TOO_LARGE, Map.of(), new byte[2 * 1024 * 1024 + 1]));
        cases.add(new Case("10 MB", Reason.TOO_LARGE, Platform.headers(NOW, BODY), new byte[10 * 1024 * 1024]));
        cases.add(new Case("no headers", Reason.HEADERS, Map.of(), BODY));
        for (String name : Platform.headers(NOW, BODY).keySet()) {
            cases.add(header("without " + name, Reason.HEADERS, name, null));
            cases.add(
                    header("empty " + name, name.endsWith("Signature") ? Reason.SIGNATURE : Reason.HEADERS, name, ""));
            cases.add(with("twice " + name, Reason.HEADERS, h -> {
                h.put(name, List.of(only(h, name), only(h, name)));
                return h;
            }));
            cases.add(with("in two cases " + name, Reason.HEADERS, h -> {
                h.put(name.toUpperCase(java.util.Locale.ROOT), h.get(name));
                return h;
            }));
            cases.add(with("no value " + name, Reason.HEADERS, h -> {
                h.put(name, List.of());
                return h;
            }));
            cases.add(with("null value " + name, Reason.HEADERS, h -> {
                h.put(name, Collections.singletonList(null));
                return h;
            }));
            cases.add(with("null values " + name, Reason.HEADERS, h -> {
                h.put(name, null);
                return h;
            }));
        }
        for (String timestamp : List.of(
                "abc",
                "-1714530897",
                "+1714530897",
                "1714530897.0",
                "１７１４５３０８９７",
                "0x66319B51",
                "9999999999999",
                " 1714530897",
                "1714530897\n")) {
            cases.add(header("timestamp " + timestamp, Reason.HEADERS, "Wechatpay-Timestamp", timestamp));
        }
        cases.add(header("a line feed in the nonce", Reason.HEADERS, "Wechatpay-Nonce", "a\nb"));
        cases.add(header("a long nonce", Reason.HEADERS, "Wechatpay-Nonce", "x".repeat(129)));
        cases.add(header("a nonce beyond ASCII", Reason.HEADERS, "Wechatpay-Nonce", "随机"));
        cases.add(header("a long serial", Reason.HEADERS, "Wechatpay-Serial", "A".repeat(129)));
        cases.add(new Case("301 s old", Reason.TIMESTAMP, Platform.headers(NOW - 301, BODY), BODY));
        cases.add(new Case("301 s ahead", Reason.TIMESTAMP, Platform.headers(NOW + 301, BODY), BODY));
        cases.add(new Case("milliseconds", Reason.TIMESTAMP, Platform.headers(NOW * 100, BODY), BODY));
        cases.add(header("the merchant's serial", Reason.UNKNOWN_SERIAL, "Wechatpay-Serial", Keys.MERCHANT_SERIAL));
        cases.add(header("another public key", Reason.UNKNOWN_SERIAL, "Wechatpay-Serial", "PUB_KEY_ID_0"));
        cases.add(header("another scheme", Reason.SCHEME, "Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3"));
        cases.add(with("two schemes", Reason.HEADERS, h -> {
            h.put("Wechatpay-Signature-Type", List.of("WECHATPAY2-SHA256-RSA2048", "EVIL"));
            return h;
        }));
        cases.add(with("two schemes in two cases", Reason.HEADERS, h -> {
            h.put("Wechatpay-Signature-Type", List.of("WECHATPAY2-SHA256-RSA2048"));
            h.put("wechatpay-signature-type", List.of("EVIL"));
            return h;
        }));
        for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            byte[] body = new String(BODY, UTF_8).getBytes(utf16);
            cases.add(new Case("signed " + utf16, Reason.MALFORMED_ENVELOPE, Platform.headers(NOW, body), body));
        }
        cases.add(signed("a signed byte order mark", Reason.MALFORMED_ENVELOPE, "\uFEFF" + new String(BODY, UTF_8)));
        for (String probe : List.of("WECHATPAY/SIGNTEST/abcdefgh", "WECHATPAY/SIGNTEST/" + "A".repeat(325))) {
            cases.add(header("probe of " + probe.length(), Reason.PROBE, "Wechatpay-Signature", probe));
        }
        for (String signature :
                List.of("****", "QUJD", "x".repeat(3000), Platform.sign("something else".getBytes(UTF_8)))) {
            cases.add(header(
                    "signature " + signature.substring(0, 4), Reason.SIGNATURE, "Wechatpay-Signature", signature));
        }
        cases.add(with("a blank behind the signature", Reason.SIGNATURE, h -> {
            h.put("Wechatpay-Signature", List.of(only(h, "Wechatpay-Signature") + " "));
            return h;
        }));
        cases.add(with("stray bits in the signature", Reason.SIGNATURE, h -> {
            String signature = only(h, "Wechatpay-Signature");
            int last = signature.indexOf('=') - 1;
            h.put(
                    "Wechatpay-Signature",
                    List.of(signature.substring(0, last) + (char) (signature.charAt(last) + 1) + "=="));
            return h;
        }));
        byte[] crlf = new String(BODY, UTF_8).replace("{\"id\"", "{\r\n\"id\"").getBytes(UTF_8);
        cases.add(new Case("a body written anew", Reason.SIGNATURE, Platform.headers(NOW, BODY), crlf));
        byte[] bom = ("\uFEFF" + new String(BODY, UTF_8)).getBytes(UTF_8);
        cases.add(new Case("a byte order mark", Reason.SIGNATURE, Platform.headers(NOW, BODY), bom));
        cases.add(edited(
                "a name twice", Reason.MALFORMED_ENVELOPE, "{\"id\":\"EV-1\"", "{\"id\":\"EV-0\",\"id\":\"EV-1\""));
        cases.add(edited(
                "a resource twice", Reason.MALFORMED_ENVELOPE, "\"resource\":", "\"resource\":{},\"resource\":"));
        cases.add(new Case("an empty body", Reason.SIGNATURE, Platform.headers(NOW, BODY), new byte[0]));
        for (String body : List.of(
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "<xml/>",
                "{}",
                "{\"resource\":null}",
                "{\"resource\":[]}",
                "{\"resource\":{}}",
                "{\"resource\":{\"nonce\":\"n\"}}",
                "{\"resource\":{\"ciphertext\":\"QUJD\"}}",
                "[".repeat(200_000),
                "{\"id\":".repeat(100_000),
                "{\"id\":{\"a\":1}}")) {
            cases.add(signed("envelope " + body, Reason.MALFORMED_ENVELOPE, body));
        }
        cases.add(signed(
                "no ciphertext at all",
                Reason.UNDECRYPTABLE,
                "{\"resource\":{\"algorithm\":\"AEAD_AES_256_GCM\",\"nonce\":\"n\",\"ciphertext\":\"\"}}"));
        cases.add(signed("no algorithm", Reason.ALGORITHM, "{\"resource\":{\"nonce\":\"n\",\"ciphertext\":\"QUJD\"}}"));
        cases.add(edited("SM4", Reason.ALGORITHM, "AEAD_AES_256_GCM", "AEAD_SM4_GCM"));
        cases.add(edited("another nonce", Reason.UNDECRYPTABLE, "fdasflkja484", "fdasflkja485"));
        cases.add(edited("a nonce of 11", Reason.UNDECRYPTABLE, "fdasflkja484", "fdasflkja48"));
        cases.add(edited("a nonce of 17", Reason.UNDECRYPTABLE, "fdasflkja484", "fdasflkja48412345"));
        String sealed = Platform.encrypt(PLAINTEXT, "transaction");
        String untagged = sealed.substring(0, sealed.length() - 8);
        cases.add(edited("a truncated tag", Reason.UNDECRYPTABLE, sealed, untagged));
        cases.add(edited("a tag alone", Reason.UNDECRYPTABLE, sealed, "AAAAAAAAAAAAAAAAAAAAAA=="));
        cases.add(edited("an algorithm of tomorrow", Reason.ALGORITHM, "AEAD_AES_256_GCM", "AEAD_X"));
        cases.add(edited("an empty nonce", Reason.UNDECRYPTABLE, "fdasflkja484", ""));
        cases.add(edited(
                "other associated data",
                Reason.UNDECRYPTABLE,
                "\"associated_data\":\"transaction\"",
                "\"associated_data\":\"refund\""));
        cases.add(edited("broken Base64", Reason.UNDECRYPTABLE, "\"ciphertext\":\"", "\"ciphertext\":\"*"));
        cases.add(
                edited("a bit of the ciphertext", Reason.UNDECRYPTABLE, "\"ciphertext\":\"", "\"ciphertext\":\"AAAA"));
        for (String plaintext : List.of(
                "",
                "null",
                "[]",
                "text",
                "{\"mchid\":\"1234567891\"",
                "{\"mchid\":\"1234567891\"}",
                "{\"mchid\":{\"a\":1}}",
                PLAINTEXT.replace("\"out_trade_no\":\"WATER20240501000001\"", "\"out_trade_no\":\"\""),
                PLAINTEXT.replace("\"trade_state\":\"SUCCESS\",", ""),
                PLAINTEXT.replace("\"total\":100", "\"total\":100,\"total\":1"),
                PLAINTEXT.replace("\"total\":100", "\"total\":100.5"),
                PLAINTEXT.replace("\"total\":100", "\"total\":1e999999999"),
                PLAINTEXT.replace("\"total\":100", "\"total\":99999999999999999999"),
                PLAINTEXT.replace("\"total\":100", "\"total\":{}"),
                PLAINTEXT.replace("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "with a blank"))) {
            cases.add(resource("resource " + plaintext, Reason.MALFORMED_RESOURCE, "TRANSACTION.SUCCESS", plaintext));
        }
        cases.add(resource("refund, no JSON", Reason.MALFORMED_RESOURCE, "REFUND.SUCCESS", "text"));
        String other = PLAINTEXT.replace("1234567891", "1234567892");
        cases.add(resource("another's payment", Reason.WRONG_MERCHANT, "TRANSACTION.SUCCESS", other));
        for (String event : List.of("REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED")) {
            cases.add(resource(
                    "another's " + event, Reason.WRONG_MERCHANT, event, REFUND.replace("1234567891", "1234567892")));
            cases.add(resource(
                    event + " without its number",
                    Reason.MALFORMED_RESOURCE,
                    event,
                    REFUND.replace("out_refund_no", "out_refund")));
            cases.add(resource(
                    event + " without its status",
                    Reason.MALFORMED_RESOURCE,
                    event,
                    REFUND.replace("refund_status", "status")));
            cases.add(resource(
                    event + " of half a fen", Reason.MALFORMED_RESOURCE, event, REFUND.replace("999", "99.5")));
        }
        cases.add(resource("another partner's", Reason.WRONG_MERCHANT, "TRANSACTION.SUCCESS", "{\"sp_mchid\":\"1\"}"));
        cases.add(resource(
                "another's combined", Reason.WRONG_MERCHANT, "TRANSACTION.SUCCESS", "{\"combine_mchid\":\"1\"}"));
        return cases;
    }

    static Case header(String name, Reason reason, String header, @org.jspecify.annotations.Nullable String value) {
        return with(name, reason, headers -> {
            if (value == null) {
                headers.remove(header);
            } else {
                headers.put(header, List.of(value));
            }
            return headers;
        });
    }

    static Case with(String name, Reason reason, UnaryOperator<Map<String, List<String>>> change) {
        return new Case(name, reason, change.apply(new LinkedHashMap<>(Platform.headers(NOW, BODY))), BODY);
    }

    static Case signed(String name, Reason reason, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String shown = name.substring(0, Math.min(60, name.length()));
        return new Case(shown, reason, Platform.headers(NOW, bytes), bytes);
    }

    static Case edited(String name, Reason reason, String from, String to) {
        return signed(name, reason, new String(BODY, UTF_8).replace(from, to));
    }

    static Case resource(String name, Reason reason, String eventType, String plaintext) {
        byte[] body = Platform.notification(eventType, "transaction", plaintext);
        return new Case(name, reason, Platform.headers(NOW, body), body);
    }

    static String only(Map<String, List<String>> headers, String name) {
        return java.util.Objects.requireNonNull(headers.get(name)).get(0);
    }
}
