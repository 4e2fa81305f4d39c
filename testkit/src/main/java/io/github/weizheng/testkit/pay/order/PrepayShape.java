package io.github.weizheng.testkit.pay.order;

import static io.github.weizheng.testkit.pay.Shape.fields;
import static io.github.weizheng.testkit.pay.Shape.items;
import static io.github.weizheng.testkit.pay.Shape.text;

import io.github.weizheng.testkit.pay.Shape;
import io.github.weizheng.testkit.pay.Shape.Compact;
import io.github.weizheng.testkit.pay.Shape.Fields;
import io.github.weizheng.testkit.pay.Shape.Flag;
import io.github.weizheng.testkit.pay.Shape.Items;
import io.github.weizheng.testkit.pay.Shape.Url;
import io.github.weizheng.testkit.pay.Shape.Whole;

/** The bodies that place and close orders, as documented, for each form and product. */
final class PrepayShape {
    private static final Shape ID = text(32);
    private static final Shape OPEN_ID = text(128);
    private static final Shape DESCRIPTION = text(127);
    private static final Shape ATTACH = text(128);
    private static final Shape NUMBER = text(6, 32, "[0-9A-Za-z_\\-|*]+");
    private static final Shape COMBINED_NUMBER = text(1, 32, "[0-9A-Za-z_\\-|*@]+");
    private static final Shape TIME =
            text(1, 64, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Shape NOTIFY_URL = new Url(1, 255);
    private static final Shape CNY = text(1, 16, "CNY");
    private static final Shape FEN = new Whole(0);
    private static final Shape POSITIVE_FEN = new Whole(1);

    private static final Shape GOODS = fields().required("merchant_goods_id", text(1, 32, "[0-9A-Za-z_\\-]+"))
            .optional("wechatpay_goods_id", text(32))
            .optional("goods_name", text(256))
            .required("quantity", new Whole(1))
            .required("unit_price", FEN);

    private static final Shape DETAIL = new Compact(
            6144,
            fields().optional("cost_price", FEN)
                    .optional("invoice_id", text(32))
                    .optional("goods_detail", items(GOODS)));

    private static final Shape STORE = fields().required("id", text(32))
            .optional("name", text(256))
            .optional("area_code", text(32))
            .optional("address", text(512));

    private static final Shape H5_INFO = fields().required("type", text(32))
            .optional("app_name", text(64))
            .optional("app_url", text(128))
            .optional("bundle_id", text(128))
            .optional("package_name", text(128));

    /** What is encrypted is not looked into. */
    private static final Shape ENCRYPTED = text(1, 1024, "[0-9A-Za-z+/]+={0,2}");

    private static final Shape IDENTITY = fields().required(
                    "type",
                    text(
                            1,
                            32,
                            "IDCARD|HONGKONG_MACAO|HONGKONG_MACAO_RESIDENT|TAIWAN_RESIDENT|FOREIGN_RESIDENT"
                                    + "|OVERSEA_PASSPORT|PHONE_NUMBER"))
            .optional("number", ENCRYPTED)
            .optional("name", ENCRYPTED);

    private PrepayShape() {}

    static Shape of(Form form, Product product) {
        return switch (form) {
            case DIRECT -> single(form, product, settlement());
            case PARTNER ->
                single(form, product, settlement().optional("subsidy_amount", FEN))
                        .optional("sub_appid", ID)
                        .required("sub_mchid", ID);
            case COMBINED -> combined(form, product);
        };
    }

    static Shape closing(Form form) {
        Fields close = fields();
        return switch (form) {
            case DIRECT -> close.required("mchid", ID);
            case PARTNER -> close.required("sp_mchid", ID).required("sub_mchid", ID);
            case COMBINED -> {
                Fields subOrder = fields().required("mchid", ID)
                        .required("out_trade_no", NUMBER)
                        .optional("sub_mchid", ID)
                        .optional("sub_appid", ID);
                yield close.required("combine_appid", ID).required("sub_orders", items(subOrder));
            }
        };
    }

    private static Fields single(Form form, Product product, Shape settlement) {
        Fields scene = scene(product).optional("store_info", STORE);
        Fields order = fields().required(form.appId, ID)
                .required(form.mchId, ID)
                .required("description", DESCRIPTION)
                .required("out_trade_no", NUMBER)
                .optional("time_expire", TIME)
                .optional("attach", ATTACH)
                .required("notify_url", NOTIFY_URL)
                .optional("goods_tag", text(32))
                .optional("support_fapiao", new Flag())
                .optional("limit_pay", items(text(32)))
                .required("amount", fields().required("total", POSITIVE_FEN).optional("currency", CNY))
                .optional("detail", DETAIL)
                .optional("settle_info", settlement);
        return withPayerAndScene(
                order, form, product, scene, payer(form, product).optional("identity", IDENTITY));
    }

    private static Fields combined(Form form, Product product) {
        Fields subOrder = fields().required("mchid", ID)
                .required("attach", ATTACH)
                .required(
                        "amount",
                        fields().required("total_amount", POSITIVE_FEN).required("currency", CNY))
                .required("out_trade_no", NUMBER)
                .required("description", DESCRIPTION)
                .optional("sub_mchid", ID)
                .optional("sub_appid", ID)
                .optional("goods_tag", text(32))
                .optional("detail", DETAIL)
                .optional("settle_info", settlement().optional("subsidy_amount", FEN));
        Fields order = fields().required(form.appId, ID)
                .required(form.mchId, ID)
                .required(form.number, COMBINED_NUMBER)
                .required("sub_orders", new Items(1, 50, subOrder))
                .optional("time_start", TIME)
                .optional("time_expire", TIME)
                .required("notify_url", NOTIFY_URL);
        return withPayerAndScene(order, form, product, scene(product), payer(form, product));
    }

    private static Fields withPayerAndScene(Fields order, Form form, Product product, Shape scene, Shape payer) {
        Fields withPayer =
                product == Product.JSAPI ? order.required(form.payer, payer) : order.optional(form.payer, payer);
        return product == Product.H5
                ? withPayer.required("scene_info", scene)
                : withPayer.optional("scene_info", scene);
    }

    private static Fields payer(Form form, Product product) {
        Fields payer = fields();
        if (product == Product.JSAPI) {
            form.openIds().forEach(name -> payer.oneOf(name, OPEN_ID));
        }
        return payer;
    }

    private static Fields scene(Product product) {
        Fields scene = fields().required("payer_client_ip", text(45)).optional("device_id", text(32));
        return product == Product.H5 ? scene.required("h5_info", H5_INFO) : scene;
    }

    private static Fields settlement() {
        return fields().optional("profit_sharing", new Flag());
    }
}
