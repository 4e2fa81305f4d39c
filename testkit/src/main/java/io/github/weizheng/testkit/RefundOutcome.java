package io.github.weizheng.testkit;

/** How a refund ends. */
public enum RefundOutcome {
    /** The money has arrived. */
    SUCCESS,
    /** The citizen's bank does not take it (退款异常); the merchant may send it elsewhere. */
    ABNORMAL,
    /** The refund was given up (退款关闭), and its amount can be refunded again under another number. */
    CLOSED
}
