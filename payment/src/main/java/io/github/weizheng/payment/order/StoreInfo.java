package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.wire.FieldRules;
import org.jspecify.annotations.Nullable;

/** A merchant's store (门店), such as a service hall. Every step gives a new one. Immutable and thread-safe. */
public final class StoreInfo {
    @JsonProperty("id")
    private final String id;

    @JsonProperty("name")
    private final @Nullable String name;

    @JsonProperty("area_code")
    private final @Nullable String areaCode;

    @JsonProperty("address")
    private final @Nullable String address;

    private StoreInfo(String id, @Nullable String name, @Nullable String areaCode, @Nullable String address) {
        this.id = id;
        this.name = name;
        this.areaCode = areaCode;
        this.address = address;
    }

    /**
     * The store of that number.
     *
     * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
     */
    public static StoreInfo of(String id) {
        return new StoreInfo(FieldRules.id("store_info.id", id, 32), null, null, null);
    }

    /**
     * With its name.
     *
     * @throws IllegalArgumentException if it is empty, has more than 256 characters, or one of four bytes
     */
    public StoreInfo name(String text) {
        return new StoreInfo(id, FieldRules.text("store_info.name", text, 256), areaCode, address);
    }

    /**
     * With the code of its region (省市区编码).
     *
     * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
     */
    public StoreInfo areaCode(String code) {
        return new StoreInfo(id, name, FieldRules.id("store_info.area_code", code, 32), address);
    }

    /**
     * With its address.
     *
     * @throws IllegalArgumentException if it is empty, has more than 512 characters, or one of four bytes
     */
    public StoreInfo address(String text) {
        return new StoreInfo(id, name, areaCode, FieldRules.text("store_info.address", text, 512));
    }

    @Override
    public String toString() {
        return "StoreInfo[" + id + "]";
    }
}
