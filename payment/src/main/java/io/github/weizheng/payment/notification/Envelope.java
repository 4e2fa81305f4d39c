package io.github.weizheng.payment.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.wire.SealedResource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a notification. */
record Envelope(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("create_time") @Nullable String createTime,
        @JsonProperty("event_type") @Nullable String eventType,
        @JsonProperty("resource") @Nullable SealedResource resource) {

    /** Whether it says that the resource is an order, or does not say. */
    boolean isAboutTransaction() {
        String type = resource == null ? null : resource.originalType();
        return type == null || type.isEmpty() || type.equals("transaction");
    }

    /** Whose a resource is: products name it differently, and some not at all. */
    record Owner(
            @JsonProperty("mchid") @Nullable String merchant,
            @JsonProperty("sp_mchid") @Nullable String partner,
            @JsonProperty("combine_mchid") @Nullable String combined,
            @JsonProperty("sub_mchid") @Nullable String sub) {
        Optional<String> named() {
            return Optional.ofNullable(merchant != null ? merchant : partner != null ? partner : combined);
        }

        boolean isNamed() {
            return named().isPresent();
        }
    }
}
