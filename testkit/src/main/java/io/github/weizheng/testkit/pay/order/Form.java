package io.github.weizheng.testkit.pay.order;

import java.util.List;

/** The three bodies that place orders, and where each of them keeps what the platform needs. */
enum Form {
    DIRECT("/v3/pay/transactions", "", "out_trade_no", "mchid", "payer"),
    PARTNER("/v3/pay/partner/transactions", "sp_", "out_trade_no", "sp_mchid", "payer"),
    COMBINED("/v3/combine-transactions", "combine_", "combine_out_trade_no", "mchid", "combine_payer_info");

    /** What the paths begin with. */
    final String path;

    /** The name of the caller's appid. */
    final String appId;

    /** The name of the caller's merchant id. */
    final String mchId;

    /** The name of the number by which the merchant knows what it placed. */
    final String number;

    /** The name, beside an order's out_trade_no, of the merchant id to which the order belongs. */
    final String ownerId;

    final String payer;

    Form(String path, String prefix, String number, String ownerId, String payer) {
        this.path = path;
        this.appId = prefix + "appid";
        this.mchId = prefix + "mchid";
        this.number = number;
        this.ownerId = ownerId;
        this.payer = payer;
    }

    /** Returns the names of the openids that say who is to pay; the one under the caller's appid first. */
    List<String> openIds() {
        return switch (this) {
            case DIRECT -> List.of("openid");
            case PARTNER -> List.of("sp_openid", "sub_openid");
            case COMBINED -> List.of("openid", "sub_openid");
        };
    }

    /** Returns what a query must name, the same as when placing. */
    List<String> named() {
        return switch (this) {
            case DIRECT -> List.of("mchid");
            case PARTNER -> List.of("sp_mchid", "sub_mchid");
            case COMBINED -> List.of();
        };
    }

    /** Returns what a call to close must name, the same as when placing. */
    List<String> namedToClose() {
        return this == COMBINED ? List.of("combine_appid") : named();
    }
}
