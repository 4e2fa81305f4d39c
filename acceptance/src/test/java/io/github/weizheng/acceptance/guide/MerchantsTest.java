package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.payment.Encrypted;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.signing.CertificateCopies;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MerchantsTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant console = wechat.merchant();

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aMerchantAndTheWayToWechatPay() {
        // tag::merchant[]
        Merchant merchant = Merchant.builder(console.mchId())
                .certificateSerial(console.certificateSerial()) // 或 certificatePem(apiclient_cert.pem 的内容)
                .privateKeyPem(console.privateKeyPem()) // apiclient_key.pem 的内容
                .apiV3Key(Secret.of(console.apiV3Key())) // 32 字节
                .publicKey(console.publicKeyId(), console.publicKey()) // 或 publicKeyPem(公钥ID, pub_key.pem 的内容)
                .build();
        WeChatPay pay = WeChatPay.builder(merchant)
                .baseUrl(wechat.payUrl()) // 生产环境去掉这一行
                .clock(wechat.clock()) // 生产环境去掉这一行
                .build(); // 不联网、不起线程；全系统一个实例，线程安全
        // end::merchant[]
        assertThat(pay.get("/v3/certificates", Map.of(), Map.class).get("data")).isNotNull();
    }

    @Test
    void certificatesAreDownloadedAndKept() {
        SharedStore store = new InMemoryStore();
        Merchant merchant = PayTown.merchant(wechat);
        // tag::certificates[]
        WeChatPay pay = WeChatPay.builder(merchant)
                .downloadCertificates(CertificateCopies.in(store)) // 或 CertificateCopies.in(目录)
                .baseUrl(wechat.payUrl())
                .build();
        // end::certificates[]
        assertThat(pay.keysFor(io.github.weizheng.payment.signing.PlatformKeys.serialOf(console.platformCertificate()))
                        .serials())
                .hasSize(2);
    }

    @Test
    void aPartnerServesManySubMerchants() {
        WeChatPay pay = PayTown.pay(wechat);
        String subMchId = console.addSubMerchant();
        // tag::partner[]
        WeChatPay waterworks = pay.forSubMerchant(subMchId); // 特约商户号；连接、密钥与证书共用，随用随取
        Orders orders = new Orders(waterworks); // 下单、查单、关单、退款、账单的写法与直连商户相同
        // end::partner[]
        assertThat(orders).isNotNull();
        assertThat(waterworks.merchant().subMchId()).contains(subMchId);
    }

    @Test
    void aKeyThatNeverLeavesItsHsm() {
        Provider provider = Security.getProvider("SunRsaSign");
        PrivateKey keyInHsm = console.privateKey();
        PrivacyDecryptor hsmDecryptor = ciphertext -> Optional.empty();
        // tag::hsm[]
        Merchant merchant = Merchant.builder(console.mchId())
                .certificateSerial(console.certificateSerial())
                .signer(RequestSigner.rsa(keyInHsm, provider)) // JDK 的 PKCS#11 提供者；KMS、密码机则自己实现 RequestSigner
                .decryptor(hsmDecryptor) // 需要解密敏感字段时
                .apiV3Key(Secret.of(console.apiV3Key()))
                .publicKey(console.publicKeyId(), console.publicKey())
                .build();
        // end::hsm[]
        WeChatPay pay = WeChatPay.builder(merchant).baseUrl(wechat.payUrl()).build();
        assertThat(pay.get("/v3/certificates", Map.of(), Map.class).get("data")).isNotNull();
    }

    // tag::payRecord[]
    record Applicant(
            @JsonProperty("contact_name") @Encrypted String name, // 发出时加密，收到时解密
            @JsonProperty("remark") String remark) {}

    record Application(@JsonProperty("applyment_id") long id) {}
    // end::payRecord[]

    @Test
    void anyApiIsCalledWithRecordsOfOnesOwn() {
        WeChatPay pay = PayTown.pay(wechat);
        console.answerNext("/v3/applyment4sub/applyment/", 403, "NO_AUTH");
        try {
            // tag::any[]
            Application application =
                    pay.post("/v3/applyment4sub/applyment/", new Applicant("张三", "水务"), Application.class);
            // end::any[]
            assertThat(application).isNull();
        } catch (io.github.weizheng.core.api.ApiException e) {
            assertThat(e.code()).isEqualTo("NO_AUTH");
        }
    }
}
