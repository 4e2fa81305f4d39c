package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.wire.FieldRules;
import org.jspecify.annotations.Nullable;

/** Where the citizen pays, on the wire. */
record Scene(
        @JsonProperty("payer_client_ip") String payerClientIp,
        @JsonProperty("device_id") @Nullable String deviceId,
        @JsonProperty("store_info") @Nullable StoreInfo store,
        @JsonProperty("h5_info") @Nullable H5Scene h5) {

    /** Null if there is nothing to tell. */
    static @Nullable Scene of(@Nullable String payerClientIp, @Nullable String deviceId, @Nullable StoreInfo store) {
        if (payerClientIp == null && deviceId == null && store == null) {
            return null;
        }
        return new Scene(FieldRules.required("payer_client_ip", payerClientIp), deviceId, store, null);
    }

    Scene in(H5Scene browser) {
        return new Scene(payerClientIp, deviceId, store, browser);
    }

    /** Not the citizen's address. */
    @Override
    public String toString() {
        return "Scene[]";
    }
}
