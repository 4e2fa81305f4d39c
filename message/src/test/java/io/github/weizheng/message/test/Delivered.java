package io.github.weizheng.message.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundParser;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Requests as WeChat sends them, to be bent by tests. The official vectors prove the pieces this is made of. */
public final class Delivered {
    public static final String APP_ID = "wx2c2769f8efd9abc2";
    public static final Secret TOKEN = Secret.of("spamtest");
    public static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    public static final long CREATE_TIME = 1_409_735_668;
    public static final String CITIZEN = "oyORnuP8q7ou2gfYjqLzSIWZf0rs";
    private static final Pattern ENCRYPT = Pattern.compile("(?:<Encrypt><!\\[CDATA\\[|\"Encrypt\":\")([^]\"]*)");

    public final Map<String, String> query = new LinkedHashMap<>();
    public String body;

    private Delivered(String body) {
        this.body = body;
    }

    public static OfficialAccount account() {
        return OfficialAccount.builder(APP_ID)
                .callbackToken(TOKEN)
                .encodingAesKey(AES_KEY)
                .build();
    }

    public static OfficialAccount plainAccount() {
        return OfficialAccount.builder(APP_ID).callbackToken(TOKEN).build();
    }

    public static Delivered plain(String xml) {
        return plain(TOKEN, xml);
    }

    public static Delivered plain(Secret token, String xml) {
        Delivered delivered = new Delivered(xml);
        delivered.query.put("signature", CallbackSignature.sign(token, "1409735669", "1320562132"));
        delivered.query.put("timestamp", "1409735669");
        delivered.query.put("nonce", "1320562132");
        return delivered;
    }

    public static Delivered secure(String xml) {
        return secure(TOKEN, AES_KEY, APP_ID, xml);
    }

    public static Delivered secure(Secret token, Secret key, String appId, String xml) {
        return encrypted(token, MessageCipher.of(key, appId).encrypt(xml.getBytes(UTF_8)));
    }

    public static Delivered encrypted(Secret token, String encrypt) {
        Delivered delivered = plain(
                token,
                "<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><Encrypt><![CDATA[" + encrypt
                        + "]]></Encrypt></xml>");
        delivered.query.put("openid", CITIZEN);
        delivered.query.put("encrypt_type", "aes");
        delivered.query.put("msg_signature", CallbackSignature.sign(token, "1409735669", "1320562132", encrypt));
        return delivered;
    }

    public static String text(long msgId, String content) {
        return message("text", "<Content><![CDATA[" + content + "]]></Content><MsgId>" + msgId + "</MsgId>");
    }

    public static String event(String event, String more) {
        return message("event", "<Event><![CDATA[" + event + "]]></Event>" + more);
    }

    public static String message(String msgType, String more) {
        return "<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><FromUserName><![CDATA[" + CITIZEN
                + "]]></FromUserName><CreateTime>" + CREATE_TIME + "</CreateTime><MsgType><![CDATA[" + msgType
                + "]]></MsgType>" + more + "</xml>";
    }

    public static Inbound parsed(String xml) {
        return InboundParser.parseWithoutVerification(xml.getBytes(UTF_8));
    }

    /** The same delivery as to an account that takes JSON; only around a ciphertext. */
    public Delivered inJson() {
        Delivered delivered =
                new Delivered("{\"ToUserName\":\"gh_10f6c3c3ac5a\",\"Encrypt\":\"" + ciphertext(body) + "\"}");
        delivered.query.putAll(query);
        return delivered;
    }

    public CallbackRequest request() {
        return CallbackRequest.of("POST", rawQuery(), body.getBytes(UTF_8));
    }

    public String rawQuery() {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What an encrypted answer says. */
    public static String decrypted(CallbackResponse response) {
        String encrypt = ciphertext(new String(response.body(), UTF_8));
        return new String(MessageCipher.of(AES_KEY, APP_ID).decrypt(encrypt), UTF_8);
    }

    private static String ciphertext(String envelope) {
        Matcher encrypt = ENCRYPT.matcher(envelope);
        if (!encrypt.find()) {
            throw new AssertionError("no Encrypt in it");
        }
        return encrypt.group(1);
    }
}
