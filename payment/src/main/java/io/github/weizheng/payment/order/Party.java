package io.github.weizheng.payment.order;

import io.github.weizheng.payment.Merchant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whose orders they are: what is named differently for direct merchants (直连) and for partners with a sub-merchant (服务商). */
record Party(String mchId, Optional<String> subMchId) {
    static Party of(Merchant merchant) {
        return new Party(merchant.mchId(), merchant.subMchId());
    }

    boolean isSub() {
        return subMchId.isPresent();
    }

    String transactions() {
        return isSub() ? "/v3/pay/partner/transactions/" : "/v3/pay/transactions/";
    }

    /** Who asks, as parameters of a query or fields of a body. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(isSub() ? "sp_mchid" : "mchid", mchId);
        subMchId.ifPresent(id -> fields.put("sub_mchid", id));
        return fields;
    }
}
