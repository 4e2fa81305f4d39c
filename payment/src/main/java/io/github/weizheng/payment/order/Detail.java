package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.Fen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What coupons on single goods are worked out from, on the wire. */
record Detail(
        @JsonProperty("cost_price") @Nullable Long costPrice,
        @JsonProperty("invoice_id") @Nullable String invoiceId,
        @JsonProperty("goods_detail") @Nullable List<Goods> goods) {
    private static final int MAX_BYTES = 6144;

    /** Null if there is nothing to tell: WeChat Pay takes no empty objects. */
    static @Nullable Detail of(@Nullable Fen costPrice, @Nullable String invoiceId, List<Goods> goods) {
        if (costPrice == null && invoiceId == null && goods.isEmpty()) {
            return null;
        }
        Detail detail = new Detail(
                costPrice == null ? null : costPrice.value(), invoiceId, goods.isEmpty() ? null : List.copyOf(goods));
        int bytes = WireJson.write(detail).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("detail: at most " + MAX_BYTES + " bytes of JSON, actual " + bytes);
        }
        return detail;
    }
}
