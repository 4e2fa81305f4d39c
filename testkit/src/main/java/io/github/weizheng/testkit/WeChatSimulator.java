package io.github.weizheng.testkit;

/** A WeChat. */
public final class WeChatSimulator {
    private WeChatSimulator() {}
}
