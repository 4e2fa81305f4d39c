package io.github.weizheng.testkit;

/** Which keys of WeChat Pay a merchant has. */
public enum KeyMode {
    /** Platform certificates only (平台证书), as merchants of old; a request that names a public key changes nothing. */
    CERTIFICATES,
    /** Both, while it changes over (灰度切换): answers are signed with what the request names. */
    CHANGING_OVER,
    /** The public key only (微信支付公钥): there are no certificates to download. */
    PUBLIC_KEY
}
