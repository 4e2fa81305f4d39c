package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.pay.Shape.Flag;
import io.github.weizheng.testkit.pay.Shape.Items;
import io.github.weizheng.testkit.pay.Shape.Text;
import io.github.weizheng.testkit.pay.Shape.Whole;
import io.github.weizheng.testkit.wire.HttpUrls;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The body of a direct JSAPI order as documented. */
final class PrepayShape {
    private static final Shape NUMBER = new Text(6, 32, Pattern.compile("[0-9A-Za-z_\\-|*]+"));
    private static final Shape TIME = new Text(
            1, 64, Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)"));
    private static final Shape URL = new Text(1, 255, Pattern.compile("https?://[^?]+"));
    private static final Shape CNY = new Text(1, 16, Pattern.compile("CNY"));
    private static final Shape FEN = new Whole(0);
    private static final int DETAIL_BYTES = 6144;

    private static final Shape GOODS = Shape.fields()
            .required("merchant_goods_id", new Text(1, 32, Pattern.compile("[0-9A-Za-z_\\-]+")))
            .optional("wechatpay_goods_id", Shape.text(32))
            .optional("goods_name", Shape.text(256))
            .required("quantity", new Whole(1))
            .required("unit_price", FEN);

    private static final Shape STORE = Shape.fields()
            .required("id", Shape.text(32))
            .optional("name", Shape.text(256))
            .optional("area_code", Shape.text(32))
            .optional("address", Shape.text(512));

    private static final Shape ORDER = Shape.fields()
            .required("appid", Shape.text(32))
            .required("mchid", Shape.text(32))
            .required("description", Shape.text(127))
            .required("out_trade_no", NUMBER)
            .optional("time_expire", TIME)
            .optional("attach", Shape.text(128))
            .required("notify_url", URL)
            .optional("goods_tag", Shape.text(32))
            .optional("support_fapiao", new Flag())
            .optional("limit_pay", new Items(Shape.text(32)))
            .required("amount", Shape.fields().required("total", new Whole(1)).optional("currency", CNY))
            .required("payer", Shape.fields().required("openid", Shape.text(128)))
            .optional(
                    "detail",
                    Shape.fields()
                            .optional("cost_price", FEN)
                            .optional("invoice_id", Shape.text(32))
                            .optional("goods_detail", new Items(GOODS)))
            .optional(
                    "scene_info",
                    Shape.fields()
                            .required("payer_client_ip", Shape.text(45))
                            .optional("device_id", Shape.text(32))
                            .optional("store_info", STORE))
            .optional("settle_info", Shape.fields().optional("profit_sharing", new Flag()));

    private PrepayShape() {}

    /**
     * Passes an order that is well-formed.
     *
     * @throws PayRefusal PARAM_ERROR otherwise
     */
    static void check(JsonNode order) {
        ORDER.check("", order);
        JsonNode notifyUrl = order.path("notify_url");
        if (!HttpUrls.isCallable(notifyUrl.asText())) {
            throw PayRefusal.parameter("/notify_url", notifyUrl, "格式错误", "body");
        }
        JsonNode detail = order.path("detail");
        if (detail.toString().getBytes(StandardCharsets.UTF_8).length > DETAIL_BYTES) {
            throw PayRefusal.parameter("/detail", detail, "大于 " + DETAIL_BYTES + " 字节", "body");
        }
    }
}
