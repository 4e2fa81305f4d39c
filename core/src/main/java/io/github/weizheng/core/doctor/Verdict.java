package io.github.weizheng.core.doctor;

/** How a finding is to be taken. */
public enum Verdict {
    /** As it should be. */
    FINE("正常", "fine"),
    /** Works, but is to be looked at. */
    ATTENTION("注意", "attention"),
    /** Does not work. */
    WRONG("错误", "wrong"),
    /** Not looked at, because something before it is wrong or was not said. */
    SKIPPED("未检查", "skipped");

    private final String zh;
    private final String en;

    Verdict(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Words words() {
        return new Words(zh, en);
    }
}
