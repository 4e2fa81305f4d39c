package io.github.weizheng.testkit.pay.order;

import java.util.List;

/** The three bodies that place orders, and where each of them keeps what the platform needs. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are of List.of
enum Form {
    DIRECT(
            "/v3/pay/transactions",
            "",
            "out_trade_no",
            "mchid",
            "payer",
            List.of("openid"),
            List.of("mchid"),
            List.of("mchid")),
    PARTNER(
            "/v3/pay/partner/transactions",
            "sp_",
            "out_trade_no",
            "sp_mchid",
            "payer",
            List.of("sp_openid", "sub_openid"),
            List.of("sp_mchid", "sub_mchid"),
            List.of("sp_mchid", "sub_mchid")),
    COMBINED(
            "/v3/combine-transactions",
            "combine_",
            "combine_out_trade_no",
            "mchid",
            "combine_payer_info",
            List.of("openid", "sub_openid"),
            List.of(),
            List.of("combine_appid"));

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
    final List<String> openIds;

    /** What a query must name, the same as when placing. */
    final List<String> named;

    /** What a call to close must name, the same as when placing. */
    final List<String> namedToClose;

    Form(
            String path,
            String prefix,
            String number,
            String ownerId,
            String payer,
            List<String> openIds,
            List<String> named,
            List<String> namedToClose) {
        this.path = path;
        this.appId = prefix + "appid";
        this.mchId = prefix + "mchid";
        this.number = number;
        this.ownerId = ownerId;
        this.payer = payer;
        this.openIds = openIds;
        this.named = named;
        this.namedToClose = namedToClose;
    }
}
