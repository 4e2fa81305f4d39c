package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.Merchant;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A merchant, and one payment notification as WeChat Pay sends it. */
final class PaySample {
    static final Instant NOW = Instant.ofEpochSecond(1714530897);
    static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";
    static final String IV = "fdasflkja484";
    static final byte[] API_KEY = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb".getBytes(UTF_8);
    private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0112345678901234567890";
    private static final String PLAIN = """
            {"mchid":"1234567891","appid":"wxd678efh567hg6787","out_trade_no":"WATER20240501000001",\
            "transaction_id":"4200000000202405010000000001","trade_type":"JSAPI","trade_state":"SUCCESS",\
            "trade_state_desc":"支付成功","bank_type":"OTHERS","attach":"","success_time":"2024-05-01T10:34:56+08:00",\
            "payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"amount":{"total":100,"payer_total":100,\
            "currency":"CNY","payer_currency":"CNY"}}""";

    final KeyPair platform;
    final KeyPair merchantKeys;
    final byte[] ciphertext;
    final byte[] body;
    final byte[] signed;
    final byte[] signature;

    PaySample() throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        platform = rsa.generateKeyPair();
        merchantKeys = rsa.generateKeyPair();
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(API_KEY, "AES"), new GCMParameterSpec(128, IV.getBytes(UTF_8)));
        aes.updateAAD("transaction".getBytes(UTF_8));
        ciphertext = aes.doFinal(PLAIN.getBytes(UTF_8));
        body = """
                {"id":"EV-2018022511223320873","create_time":"2024-05-01T10:34:57+08:00","resource_type":"encrypt-resource",\
                "event_type":"TRANSACTION.SUCCESS","summary":"支付成功","resource":{"original_type":"transaction",\
                "algorithm":"AEAD_AES_256_GCM","ciphertext":"%s","associated_data":"transaction","nonce":"%s"}}""".formatted(Base64.getEncoder().encodeToString(ciphertext), IV).getBytes(UTF_8);
        signed = (NOW.getEpochSecond() + "\n" + NONCE + "\n" + new String(body, UTF_8) + "\n").getBytes(UTF_8);
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(platform.getPrivate());
        signer.update(signed);
        signature = signer.sign();
    }

    Merchant merchant() {
        return Merchant.builder("1234567891")
                .certificateSerial("5F1C72E2A8931B72A2E13AF8DEE92471EB397115")
                .privateKey(merchantKeys.getPrivate())
                .apiV3Key(Secret.of(new String(API_KEY, UTF_8)))
                .publicKey(PUBLIC_KEY_ID, platform.getPublic())
                .build();
    }

    Map<String, List<String>> headers() {
        return Map.of(
                "Wechatpay-Timestamp", List.of(Long.toString(NOW.getEpochSecond())),
                "Wechatpay-Nonce", List.of(NONCE),
                "Wechatpay-Serial", List.of(PUBLIC_KEY_ID),
                "Wechatpay-Signature", List.of(Base64.getEncoder().encodeToString(signature)),
                "Content-Type", List.of("application/json"),
                "User-Agent", List.of("Mozilla/4.0"));
    }
}
