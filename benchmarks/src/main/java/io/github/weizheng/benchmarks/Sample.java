package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.web.CallbackRequest;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;

/** One message as WeChat delivers it in secure and in plain mode, and the bytes that any receiver must hash, decrypt and scan. */
final class Sample {
    static final String APP_ID = "wx2c2769f8efd9abc2";
    static final Secret TOKEN = Secret.of("spamtest");
    static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    private static final String TIMESTAMP = "1409735669";
    private static final String NONCE = "1320562132";
    private static final String HEAD = """
            <xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName>
            <FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName>
            <CreateTime>1409735668</CreateTime>
            """;
    private static final String TEXT = """
            <MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[%s]]></Content>
            <MsgId>6054768590064713728</MsgId>
            </xml>""";
    private static final String SCAN = """
            <MsgType><![CDATA[event]]></MsgType>
            <Event><![CDATA[SCAN]]></Event>
            <EventKey><![CDATA[hall_3_window_12]]></EventKey>
            <Ticket><![CDATA[gQH47joAAAAAAAAAASxodHRwOi8vd2VpeGluLnFxLmNvbS9xL2taZ2Z3TVRtNzJXV1Brb3ZhYmJJAAIEZ23sUwMEmm3sUw==]]></Ticket>
            </xml>""";
    private static final String QUESTION = "请问社保卡丢了怎么补办？";

    /** What the endpoint gets in secure mode. */
    final String rawQuery;

    final byte[] body;
    /** What the signature covers, sorted and joined. */
    final byte[] signed;

    final byte[] ciphertext;

    /** What the endpoint gets in plain mode, beside {@link #xml}. */
    final String plainQuery;

    /** The message. */
    final byte[] xml;

    /** What the signature of plain mode covers, sorted and joined. */
    final byte[] plainSigned;

    /** A text. */
    Sample() {
        this("text");
    }

    /** @param kind {@code text}, {@code text2k} or {@code scan} */
    Sample(String kind) {
        this(xml(kind).getBytes(UTF_8));
    }

    /** A text of that number: another message than those of other numbers. */
    static Sample numbered(long msgId) {
        String text = xml("text").replace("6054768590064713728", Long.toString(msgId));
        return new Sample(text.getBytes(UTF_8));
    }

    private Sample(byte[] message) {
        xml = message;
        String encrypt = MessageCipher.of(AES_KEY, APP_ID).encrypt(xml);
        rawQuery =
                "signature=" + CallbackSignature.sign(TOKEN, TIMESTAMP, NONCE) + "&timestamp=" + TIMESTAMP + "&nonce="
                        + NONCE + "&openid=oyORnuP8q7ou2gfYjqLzSIWZf0rs&encrypt_type=aes&msg_signature="
                        + URLEncoder.encode(CallbackSignature.sign(TOKEN, TIMESTAMP, NONCE, encrypt), UTF_8);
        body = ("<xml>\n    <ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName>\n    <Encrypt><![CDATA[" + encrypt
                        + "]]></Encrypt>\n</xml>\n")
                .getBytes(UTF_8);
        String[] parts = {TOKEN.expose(), TIMESTAMP, NONCE, encrypt};
        Arrays.sort(parts);
        signed = String.join("", parts).getBytes(UTF_8);
        ciphertext = Base64.getDecoder().decode(encrypt);
        plainQuery = "signature=" + CallbackSignature.sign(TOKEN, TIMESTAMP, NONCE) + "&timestamp=" + TIMESTAMP
                + "&nonce=" + NONCE + "&openid=oyORnuP8q7ou2gfYjqLzSIWZf0rs";
        String[] plainParts = {TOKEN.expose(), TIMESTAMP, NONCE};
        Arrays.sort(plainParts);
        plainSigned = String.join("", plainParts).getBytes(UTF_8);
    }

    private static String xml(String kind) {
        return HEAD
                + switch (kind) {
                    case "text" -> TEXT.formatted(QUESTION);
                    case "text2k" -> TEXT.formatted(QUESTION.repeat(57)); // 2,052 bytes
                    case "scan" -> SCAN;
                    default -> throw new IllegalArgumentException("kind: text, text2k or scan, actual " + kind);
                };
    }

    static OfficialAccount account() {
        return OfficialAccount.builder(APP_ID)
                .callbackToken(TOKEN)
                .encodingAesKey(AES_KEY)
                .build();
    }

    CallbackRequest request() {
        return CallbackRequest.of("POST", rawQuery, body);
    }

    CallbackRequest plainRequest() {
        return CallbackRequest.of("POST", plainQuery, xml);
    }
}
