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

/** One text message as WeChat delivers it in secure mode, and the bytes that any receiver must hash and decrypt. */
final class Sample {
    static final String APP_ID = "wx2c2769f8efd9abc2";
    static final Secret TOKEN = Secret.of("spamtest");
    static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    private static final String TIMESTAMP = "1409735669";
    private static final String NONCE = "1320562132";
    private static final String XML = """
            <xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName>
            <FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName>
            <CreateTime>1409735668</CreateTime>
            <MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[请问社保卡丢了怎么补办？]]></Content>
            <MsgId>6054768590064713728</MsgId>
            </xml>""";

    final String rawQuery;
    final byte[] body;
    /** What the signature covers, sorted and joined. */
    final byte[] signed;

    final byte[] ciphertext;

    Sample() {
        String encrypt = MessageCipher.of(AES_KEY, APP_ID).encrypt(XML.getBytes(UTF_8));
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
}
