package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.http.BytesBody;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.message.inbound.Inbound;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A message on its way to vendors: the same request that WeChat would have made, signed and encrypted for each of them. */
final class Letter {
    private static final MediaType XML = MediaType.get("text/xml");
    private static final MediaType JSON = MediaType.get("application/json");

    final Inbound inbound;
    private final byte[] message;

    /** The same bytes, one character each: marks are found, and something is put in, without touching the rest. */
    private final String marks;

    Letter(Inbound inbound, byte[] message) {
        this.inbound = inbound;
        this.message = message.clone();
        marks = new String(message, ISO_8859_1);
    }

    boolean isJson() {
        int brace = marks.indexOf('{');
        int bracket = marks.indexOf('<');
        return brace >= 0 && (bracket < 0 || brace < bracket);
    }

    /** @param cipher the target's; null in plain mode */
    Request to(ForwardTarget target, @Nullable MessageCipher cipher, String timestamp, String nonce) {
        HttpUrl.Builder url = target.url()
                .newBuilder()
                .addQueryParameter("signature", CallbackSignature.sign(target.token(), timestamp, nonce))
                .addQueryParameter("timestamp", timestamp)
                .addQueryParameter("nonce", nonce)
                .addQueryParameter("openid", inbound.envelope().citizen().value());
        byte[] body = message;
        if (cipher != null) {
            String encrypt = cipher.encrypt(message);
            url.addQueryParameter("encrypt_type", "aes")
                    .addQueryParameter(
                            "msg_signature", CallbackSignature.sign(target.token(), timestamp, nonce, encrypt));
            body = target.plainToo() ? with(encrypt) : around(encrypt);
        }
        return new Request.Builder()
                .url(url.build())
                .post(new BytesBody(isJson() ? JSON : XML, body, true))
                .build();
    }

    /** Secure mode: the account and the ciphertext alone. */
    private byte[] around(String encrypt) {
        String account = inbound.envelope().account();
        if (isJson()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("ToUserName", account);
            fields.put("Encrypt", encrypt);
            return WireJson.write(fields);
        }
        String receiver = account.replace("]]>", "]]]]><![CDATA[>");
        return ("<xml><ToUserName><![CDATA[" + receiver + "]]></ToUserName>" + element(encrypt) + "</xml>")
                .getBytes(UTF_8);
    }

    /** Compatible mode: the message with the ciphertext as one more field. */
    private byte[] with(String encrypt) {
        if (isJson()) {
            int first = marks.indexOf('{') + 1;
            return spliced(first, "\"Encrypt\":\"" + encrypt + "\",");
        }
        return spliced(marks.lastIndexOf("</" + inbound.fields().name()), element(encrypt));
    }

    private byte[] spliced(int at, String ascii) {
        return (marks.substring(0, at) + ascii + marks.substring(at)).getBytes(ISO_8859_1);
    }

    private static String element(String encrypt) {
        return "<Encrypt><![CDATA[" + encrypt + "]]></Encrypt>";
    }
}
