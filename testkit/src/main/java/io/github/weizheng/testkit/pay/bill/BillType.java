package io.github.weizheng.testkit.pay.bill;

/** What a trade bill lists. */
enum BillType {
    ALL,
    SUCCESS,
    REFUND
}
