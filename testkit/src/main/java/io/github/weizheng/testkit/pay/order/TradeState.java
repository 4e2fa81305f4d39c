package io.github.weizheng.testkit.pay.order;

/** The states that an order can be in here. */
enum TradeState {
    NOTPAY("订单未支付"),
    SUCCESS("支付成功"),
    REFUND("转入退款"),
    CLOSED("订单已关闭");

    final String description;

    TradeState(String description) {
        this.description = description;
    }
}
