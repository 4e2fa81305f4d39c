package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.wire.FieldRules;
import org.jspecify.annotations.Nullable;

/** What kind of browser or app an H5 payment starts from. Every step gives a new one. Immutable and thread-safe. */
public final class H5Scene {
    @JsonProperty("type")
    private final String type;

    @JsonProperty("app_name")
    private final @Nullable String appName;

    @JsonProperty("app_url")
    private final @Nullable String appUrl;

    @JsonProperty("bundle_id")
    private final @Nullable String bundleId;

    @JsonProperty("package_name")
    private final @Nullable String packageName;

    private H5Scene(
            String type,
            @Nullable String appName,
            @Nullable String appUrl,
            @Nullable String bundleId,
            @Nullable String packageName) {
        this.type = type;
        this.appName = appName;
        this.appUrl = appUrl;
        this.bundleId = bundleId;
        this.packageName = packageName;
    }

    /** A page in a browser ({@code Wap}). */
    public static H5Scene wap() {
        return of("Wap");
    }

    /**
     * Of that type: {@code Wap}, {@code iOS} or {@code Android}.
     *
     * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
     */
    public static H5Scene of(String type) {
        return new H5Scene(FieldRules.id("h5_info.type", type, 32), null, null, null, null);
    }

    /**
     * With the name of site or app.
     *
     * @throws IllegalArgumentException if it is empty, has more than 64 characters, or one of four bytes
     */
    public H5Scene appName(String text) {
        return new H5Scene(type, FieldRules.text("h5_info.app_name", text, 64), appUrl, bundleId, packageName);
    }

    /**
     * With the address of the site.
     *
     * @throws IllegalArgumentException if it is empty, has more than 128 bytes, or a character of four bytes
     */
    public H5Scene appUrl(String url) {
        return new H5Scene(type, appName, FieldRules.id("h5_info.app_url", url, 128), bundleId, packageName);
    }

    /**
     * With the bundle id of an iOS app.
     *
     * @throws IllegalArgumentException if it is empty, has more than 128 bytes, or a character of four bytes
     */
    public H5Scene bundleId(String id) {
        return new H5Scene(type, appName, appUrl, FieldRules.id("h5_info.bundle_id", id, 128), packageName);
    }

    /**
     * With the package name of an Android app.
     *
     * @throws IllegalArgumentException if it is empty, has more than 128 bytes, or a character of four bytes
     */
    public H5Scene packageName(String name) {
        return new H5Scene(type, appName, appUrl, bundleId, FieldRules.id("h5_info.package_name", name, 128));
    }

    @Override
    public String toString() {
        return "H5Scene[" + type + "]";
    }
}
