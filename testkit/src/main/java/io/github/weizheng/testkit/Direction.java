package io.github.weizheng.testkit;

/** Who asked whom in an {@link Exchange}. */
public enum Direction {
    /** A client called WeChat. */
    TO_WECHAT,
    /** WeChat called the developer's server: a callback or a pay notification. */
    FROM_WECHAT
}
