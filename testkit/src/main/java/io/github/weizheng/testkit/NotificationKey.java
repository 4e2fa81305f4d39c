package io.github.weizheng.testkit;

/** What the platform signs pay notifications with. While a merchant changes over, real traffic holds both. */
public enum NotificationKey {
    /** The WeChat Pay public key (微信支付公钥). */
    PUBLIC_KEY,
    /** The platform certificate (平台证书). */
    PLATFORM_CERTIFICATE
}
