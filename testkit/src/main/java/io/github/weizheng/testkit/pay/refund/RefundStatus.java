package io.github.weizheng.testkit.pay.refund;

/** The states of a refund. */
public enum RefundStatus {
    PROCESSING("PROCESSING"),
    SUCCESS("SUCCESS"),
    ABNORMAL("FAIL"),
    CLOSED("FAIL");

    private final String inBills;

    RefundStatus(String inBills) {
        this.inBills = inBills;
    }

    /** Returns the word that bills have for it. */
    public String inBills() {
        return inBills;
    }
}
