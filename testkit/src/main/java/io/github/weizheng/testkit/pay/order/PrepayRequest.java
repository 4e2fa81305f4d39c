package io.github.weizheng.testkit.pay.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The call that placed one order or several; every later call for the same number must equal it. Immutable. */
record PrepayRequest(Form form, Product product, JsonNode body) {
    String appId() {
        return body.path(form.appId).asText();
    }

    String mchId() {
        return body.path(form.mchId).asText();
    }

    String number() {
        return body.path(form.number).asText();
    }

    String notifyUrl() {
        return body.path("notify_url").asText();
    }

    /** Returns who is to pay; empty when anybody may. */
    Optional<String> openId() {
        JsonNode payer = body.path(form.payer);
        return form.openIds().stream().filter(payer::has).findFirst().map(name -> payer.path(name)
                .asText());
    }

    JsonNode deviceId() {
        return body.path("scene_info").path("device_id");
    }

    /** Returns what there is to pay for: the sub-orders of a combined order, else the body itself. */
    List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        body.path("sub_orders").forEach(lines::add);
        return form == Form.COMBINED ? List.copyOf(lines) : List.of(body);
    }
}
