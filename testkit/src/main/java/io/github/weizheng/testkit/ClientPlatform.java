package io.github.weizheng.testkit;

/** What a citizen's WeChat runs on, as the {@code client_platform_type} of conditional menus tells it. */
public enum ClientPlatform {
    /** {@code 1}. */
    IOS,
    /** {@code 2}. */
    ANDROID,
    /** {@code 3}. */
    OTHER
}
