package io.github.weizheng.testkit;

/** How the account's messages and events travel to the developer (消息加解密方式). */
public enum CallbackMode {
    /** 明文模式: plain XML, authenticated by {@code signature} alone. */
    PLAIN,
    /** 兼容模式: plain XML that also holds {@code Encrypt}. */
    COMPATIBLE,
    /** 安全模式: {@code ToUserName} and {@code Encrypt}, nothing else. */
    SECURE
}
