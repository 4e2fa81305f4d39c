package io.github.weizheng.testkit.pay.refund;

import static io.github.weizheng.testkit.pay.Shape.fields;
import static io.github.weizheng.testkit.pay.Shape.items;
import static io.github.weizheng.testkit.pay.Shape.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.pay.PayRefusal;
import io.github.weizheng.testkit.pay.Shape;
import io.github.weizheng.testkit.pay.Shape.Url;
import io.github.weizheng.testkit.pay.Shape.Whole;

/** The bodies that ask for refunds, as documented. */
final class RefundShape {
    private static final Shape OUT_REFUND_NO = text(1, 64, "[0-9A-Za-z_\\-|*@]+");
    private static final Shape POSITIVE_FEN = new Whole(1);
    private static final Shape FEN = new Whole(0);

    private static final Shape FROM =
            fields().required("account", text(1, 32, "AVAILABLE|UNAVAILABLE")).required("amount", POSITIVE_FEN);

    private static final Shape GOODS = fields().required("merchant_goods_id", text(32))
            .optional("wechatpay_goods_id", text(32))
            .optional("goods_name", text(256))
            .required("unit_price", FEN)
            .required("refund_amount", FEN)
            .required("refund_quantity", new Whole(1));

    static final Shape REFUND = fields().optional("sub_mchid", text(32))
            .oneOf("transaction_id", text(32))
            .oneOf("out_trade_no", text(6, 32, "[0-9A-Za-z_\\-|*]+"))
            .required("out_refund_no", OUT_REFUND_NO)
            .optional("reason", text(80))
            .optional("notify_url", new Url(8, 256))
            .optional("funds_account", text(1, 32, "AVAILABLE"))
            .required(
                    "amount",
                    fields().required("refund", POSITIVE_FEN)
                            .required("total", POSITIVE_FEN)
                            .required("currency", text(1, 16, "CNY"))
                            .optional("from", items(FROM)))
            .optional("goods_detail", items(GOODS));

    private static final Shape ENCRYPTED = text(1, 1024, "[0-9A-Za-z+/]+={0,2}");

    static final Shape ABNORMAL = fields().optional("sub_mchid", text(32))
            .required("out_refund_no", OUT_REFUND_NO)
            .required("type", text(1, 32, "USER_BANK_CARD|MERCHANT_BANK_CARD"))
            .optional("bank_type", text(32))
            .optional("bank_account", ENCRYPTED)
            .optional("real_name", ENCRYPTED);

    private RefundShape() {}

    /**
     * Passes a refund whose sources add up.
     *
     * @throws PayRefusal PARAM_ERROR otherwise
     */
    static void requireSources(JsonNode request) {
        JsonNode amount = request.path("amount");
        JsonNode from = amount.path("from");
        long sum = 0;
        for (JsonNode source : from) {
            sum += source.path("amount").asLong();
        }
        if (!from.isMissingNode() && sum != amount.path("refund").asLong()) {
            throw PayRefusal.parameter("/amount/from", null, "出资金额之和与退款金额不一致", "body");
        }
    }
}
