package io.github.weizheng.payment.utility;

/** What the billing system knows of a write-off. */
public enum WriteOffStatus {
    /** Written off under that order number. */
    DONE,
    /** Still at it: ask again later. */
    PENDING,
    /** Nothing was written off under that order number. */
    NONE
}
