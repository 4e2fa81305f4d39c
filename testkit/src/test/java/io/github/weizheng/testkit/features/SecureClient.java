package io.github.weizheng.testkit.features;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.ApiSecurity;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A client that seals its calls, written from WeChat's page; what it sends can be spoilt field by field. */
final class SecureClient {
    private static final byte[] IV = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final WeChatSimulator wechat;
    private final ApiSecurity security;

    /** What is sent in place of the right header; {@code null} for none. */
    final Map<String, String> headersInstead = new HashMap<>();

    String signedBase;
    String associatedNumber;
    String insideAppId;

    SecureClient(WeChatSimulator wechat) {
        this.wechat = wechat;
        security = wechat.account().apiSecurity();
        signedBase = wechat.apiUrl().toString();
        associatedNumber = security.symmetricKeyNumber();
        insideAppId = wechat.account().appId();
    }

    HttpResponse<String> post(URI base, String path, String token, ObjectNode parameters) throws Exception {
        String url = signedBase + path;
        String appId = wechat.account().appId();
        String timestamp =
                headersInstead.containsKey("Wechatmp-TimeStamp") && headersInstead.get("Wechatmp-TimeStamp") != null
                        ? headersInstead.get("Wechatmp-TimeStamp")
                        : String.valueOf(wechat.clock().instant().getEpochSecond());
        ObjectNode inside = parameters
                .deepCopy()
                .put("_n", "c2VjcmV0IG5vbmNl")
                .put("_appid", insideAppId)
                .put("_timestamp", Long.parseLong(timestamp));
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, IV, aad(url, timestamp))
                .doFinal(inside.toString().getBytes(StandardCharsets.UTF_8));
        String body = json.createObjectNode()
                .put("iv", base64(IV))
                .put("data", base64(Arrays.copyOf(sealed, sealed.length - 16)))
                .put("authtag", base64(Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length)))
                .toString();
        Signature signature = pss();
        signature.initSign(security.privateKey());
        signature.update(String.join("\n", url, appId, timestamp, body).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>();
        headers.put("Wechatmp-Appid", appId);
        headers.put("Wechatmp-TimeStamp", timestamp);
        headers.put("Wechatmp-Signature", base64(signature.sign()));
        headers.putAll(headersInstead);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + "?access_token=" + token))
                .POST(BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (value != null) {
                request.header(name, value);
            }
        });
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Returns what is inside an answer whose signature is checked under that header suffix. */
    ObjectNode open(String path, HttpResponse<String> answer, String suffix, PublicKey key) throws Exception {
        String url = signedBase + path;
        String timestamp = header(answer, "Wechatmp-TimeStamp");
        Signature signature = pss();
        signature.initVerify(key);
        signature.update(String.join("\n", url, header(answer, "Wechatmp-Appid"), timestamp, answer.body())
                .getBytes(StandardCharsets.UTF_8));
        if (!signature.verify(Base64.getDecoder().decode(header(answer, "Wechatmp-Signature" + suffix)))) {
            throw new GeneralSecurityException("the answer's signature does not verify");
        }
        ObjectNode envelope = (ObjectNode) json.readTree(answer.body());
        byte[] data = envelope.get("data").binaryValue();
        byte[] tag = envelope.get("authtag").binaryValue();
        byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, sealed, data.length, tag.length);
        byte[] iv = envelope.get("iv").binaryValue();
        return (ObjectNode) json.readTree(
                cipher(Cipher.DECRYPT_MODE, iv, aad(url, timestamp)).doFinal(sealed));
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private Cipher cipher(int mode, byte[] iv, String associated) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(security.symmetricKey());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private String aad(String url, String timestamp) {
        return String.join("|", url, wechat.account().appId(), timestamp, associatedNumber);
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
