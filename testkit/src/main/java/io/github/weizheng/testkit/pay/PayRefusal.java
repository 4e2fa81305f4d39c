package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** WeChat Pay says no: a status, a code and a message. Never leaves the simulator other than as JSON. */
public final class PayRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable ObjectNode detail;

    public PayRefusal(int status, String code, String message) {
        this(status, code, message, null);
    }

    PayRefusal(int status, String code, String message, @Nullable ObjectNode detail) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    static PayRefusal signature(String message) {
        return new PayRefusal(401, "SIGN_ERROR", message);
    }

    public static PayRefusal parameter(String field, @Nullable JsonNode value, String issue, String location) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("field", field);
        if (value != null && value.isValueNode()) {
            detail.set("value", value);
        }
        detail.put("issue", issue).put("location", location);
        return new PayRefusal(400, "PARAM_ERROR", "参数错误", detail);
    }

    public static PayRefusal invalid(String message) {
        return new PayRefusal(400, "INVALID_REQUEST", message);
    }

    public static PayRefusal orderPaid() {
        return new PayRefusal(400, "ORDERPAID", "该订单已支付");
    }

    public static PayRefusal orderClosed() {
        return new PayRefusal(400, "ORDER_CLOSED", "该订单已关闭");
    }

    public static PayRefusal orderNotExist() {
        return new PayRefusal(404, "ORDER_NOT_EXIST", "订单不存在");
    }

    public static PayRefusal notFound() {
        return new PayRefusal(404, "RESOURCE_NOT_EXISTS", "请求的资源不存在");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", code).put("message", getMessage());
        if (detail != null) {
            json.set("detail", detail);
        }
        return json;
    }
}
