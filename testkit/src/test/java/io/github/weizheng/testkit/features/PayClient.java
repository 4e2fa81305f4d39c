package io.github.weizheng.testkit.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A merchant's client, from the protocol and the JDK alone. */
final class PayClient {
    static final String PREPAY = "/v3/pay/transactions/jsapi";
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final WeChatSimulator wechat;
    private final SimulatedMerchant merchant;

    PayClient(WeChatSimulator wechat) {
        this.wechat = wechat;
        this.merchant = wechat.merchant();
    }

    ObjectNode order(String outTradeNo) {
        ObjectNode order = json.createObjectNode()
                .put("appid", wechat.account().appId())
                .put("mchid", merchant.mchId())
                .put("description", "水费2024年05月")
                .put("out_trade_no", outTradeNo)
                .put("notify_url", "https://pay.example.gov.cn/wx/notify");
        order.putObject("amount").put("total", 100).put("currency", "CNY");
        order.putObject("payer").put("openid", "oLiLei");
        return order;
    }

    HttpResponse<String> prepay(JsonNode order) throws IOException, InterruptedException {
        return send("POST", PREPAY, order.toString());
    }

    String prepayId(JsonNode order) throws IOException, InterruptedException {
        return body(prepay(order)).path("prepay_id").asText();
    }

    HttpResponse<String> query(String outTradeNo) throws IOException, InterruptedException {
        return send("GET", "/v3/pay/transactions/out-trade-no/" + outTradeNo + "?mchid=" + merchant.mchId(), "");
    }

    HttpResponse<String> close(String outTradeNo) throws IOException, InterruptedException {
        return send(
                "POST",
                "/v3/pay/transactions/out-trade-no/" + outTradeNo + "/close",
                "{\"mchid\":\"" + merchant.mchId() + "\"}");
    }

    HttpResponse<String> send(String method, String target, String body) throws IOException, InterruptedException {
        return send(method, target, body, headers -> headers);
    }

    /** Sends a signed request after the test has bent its headers; an empty value leaves a header out. */
    HttpResponse<String> send(String method, String target, String body, UnaryOperator<Map<String, String>> bend)
            throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        headers.put("Wechatpay-Serial", merchant.publicKeyId());
        headers.put("Authorization", authorization(method, target, body, now(), merchant.certificateSerial()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(wechat.payUrl() + target))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        bend.apply(headers).forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a request without a body to another host. */
    HttpResponse<String> sendTo(URI host, String method, String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(host + target))
                .method(method, BodyPublishers.noBody())
                .header("Accept", "application/json")
                .header("Authorization", authorization(method, target, "", now(), merchant.certificateSerial()))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    String authorization(String method, String target, String body, long timestamp, String serial) {
        String message = method + "\n" + target + "\n" + timestamp + "\n" + "NONCE" + "\n" + body + "\n";
        return SCHEME
                + "mchid=\"%s\",nonce_str=\"NONCE\",signature=\"%s\",timestamp=\"%d\",serial_no=\"%s\""
                        .formatted(merchant.mchId(), sign(message), timestamp, serial);
    }

    ObjectNode bridge(String prepayId) {
        String timestamp = String.valueOf(now());
        String prepay = "prepay_id=" + prepayId;
        String message = wechat.account().appId() + "\n" + timestamp + "\nNONCE\n" + prepay + "\n";
        return json.createObjectNode()
                .put("appId", wechat.account().appId())
                .put("timeStamp", timestamp)
                .put("nonceStr", "NONCE")
                .put("package", prepay)
                .put("signType", "RSA")
                .put("paySign", sign(message));
    }

    JsonNode body(HttpResponse<String> response) throws IOException {
        return json.readTree(response.body());
    }

    JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether WeChat Pay signed this answer with that key. */
    boolean isSigned(HttpResponse<String> response, PublicKey key) {
        return isSigned(name -> response.headers().firstValue(name).orElse(""), response.body(), key);
    }

    static boolean isSigned(UnaryOperator<String> headers, String body, PublicKey key) {
        String message =
                headers.apply("Wechatpay-Timestamp") + "\n" + headers.apply("Wechatpay-Nonce") + "\n" + body + "\n";
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(headers.apply("Wechatpay-Signature")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String decrypt(JsonNode resource) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(merchant.apiV3Key().getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, resource.get("nonce").asText().getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(resource.get("associated_data").asText().getBytes(StandardCharsets.UTF_8));
            byte[] plain = cipher.doFinal(
                    Base64.getDecoder().decode(resource.get("ciphertext").asText()));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts a sensitive field for the public key, which {@link #send} names. */
    String encrypt(String text) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, merchant.publicKey());
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    long now() {
        return wechat.clock().instant().getEpochSecond();
    }

    String sign(String message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(merchant.privateKey());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
