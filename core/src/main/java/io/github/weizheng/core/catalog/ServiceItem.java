package io.github.weizheng.core.catalog;

import io.github.weizheng.core.MenuKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service of the office (政务服务事项). Immutable and thread-safe.
 *
 * <p>A citizen reaches it online at a page or in a mini program; without either, the account itself answers, under {@link #menuKey}.
 */
public final class ServiceItem {
    static final int MAX_CODE = 128;
    static final int MAX_NAME = 60;
    static final int MAX_MATERIALS = 50;
    static final int MAX_MATERIAL = 200;
    static final int MAX_URL = 1024;

    private static final Pattern HTTP = Pattern.compile("https?://[^/\\s].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern APP_ID = Pattern.compile("wx[0-9a-z]{16}");
    private static final Pattern BROKEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");

    private final MenuKey key;
    private final String name;
    private final String shortName;
    private final String department;
    private final String timeLimit;
    private final List<String> materials;
    private final @Nullable OnlineDepth onlineDepth;
    private final @Nullable String url;
    private final @Nullable MiniProgram miniProgram;

    private ServiceItem(Builder builder) {
        key = builder.key;
        name = builder.name;
        shortName = builder.shortName == null ? builder.name : builder.shortName;
        department = builder.department;
        timeLimit = builder.timeLimit;
        materials = List.copyOf(builder.materials);
        onlineDepth = builder.onlineDepth;
        url = builder.url;
        miniProgram = builder.miniProgram;
    }

    /**
     * Starts an item.
     *
     * @param code the office's own (事项编码), at most 128 bytes
     * @param name as citizens know it (事项名称), at most 60 bytes, so that it fits a menu entry
     * @throws IllegalArgumentException if one is blank, too long, or has control characters
     */
    public static Builder builder(String code, String name) {
        return new Builder(code, name);
    }

    /** The office's own code (事项编码). */
    public String code() {
        return key.value();
    }

    /** The key of its menu entry, where the account itself answers: its code. */
    public MenuKey menuKey() {
        return key;
    }

    /** As citizens know it (事项名称). */
    public String name() {
        return name;
    }

    /** A short name that elders find at once (适老简称); the name, if it has none. */
    public String shortName() {
        return shortName;
    }

    /** Who does it (实施部门); empty if not said. */
    public String department() {
        return department;
    }

    /** How long it takes, as the office promises it (承诺时限), such as 5 个工作日; empty if not said. */
    public String timeLimit() {
        return timeLimit;
    }

    /** What to bring (申请材料). */
    public List<String> materials() {
        return materials;
    }

    /** How far it goes without a visit (网办深度), if that is said. */
    public Optional<OnlineDepth> onlineDepth() {
        return Optional.ofNullable(onlineDepth);
    }

    /** The page where it is done, or, beside a mini program, the page for clients too old for that. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** The mini program in which it is done. */
    public Optional<MiniProgram> miniProgram() {
        return Optional.ofNullable(miniProgram);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceItem that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "ServiceItem[" + key + " " + name + "]";
    }

    private List<Object> parts() {
        return List.of(key, name, shortName, department, timeLimit, materials, onlineDepth(), url(), miniProgram());
    }

    /**
     * A page of a mini program.
     *
     * @param appId of the mini program, which must be linked to the account
     * @param pagePath with its query
     */
    public record MiniProgram(String appId, String pagePath) {}

    /** Collects an item; each method throws {@link IllegalArgumentException} for what is too long or has control characters. For one thread. */
    public static final class Builder {
        private final MenuKey key;
        private final String name;
        private @Nullable String shortName;
        private String department = "";
        private String timeLimit = "";
        private final List<String> materials = new ArrayList<>();
        private @Nullable OnlineDepth onlineDepth;
        private @Nullable String url;
        private @Nullable MiniProgram miniProgram;

        private Builder(String code, String name) {
            key = MenuKey.of(filled("code", code, MAX_CODE));
            this.name = filled("name", name, MAX_NAME);
        }

        /** The elder-friendly short name (适老简称), at most 60 bytes. */
        public Builder shortName(String text) {
            shortName = filled("shortName", text, MAX_NAME);
            return this;
        }

        /** The department (实施部门), at most 60 bytes. */
        public Builder department(String text) {
            department = filled("department", text, MAX_NAME);
            return this;
        }

        /** The time limit (承诺时限), at most 60 bytes. */
        public Builder timeLimit(String text) {
            timeLimit = filled("timeLimit", text, MAX_NAME);
            return this;
        }

        /** Adds something to bring (申请材料), at most 200 bytes each and 50 of them. */
        public Builder material(String text) {
            if (materials.size() == MAX_MATERIALS) {
                throw new IllegalArgumentException("material: at most " + MAX_MATERIALS + ", actual more");
            }
            materials.add(filled("material", text, MAX_MATERIAL));
            return this;
        }

        /** How far it goes without a visit (网办深度). */
        public Builder onlineDepth(OnlineDepth depth) {
            onlineDepth = Objects.requireNonNull(depth, "depth");
            return this;
        }

        /** The page where it is done, http(s), at most 1,024 bytes. */
        public Builder url(String page) {
            if (!HTTP.matcher(filled("url", page, MAX_URL)).matches()) {
                throw new IllegalArgumentException("url: beginning with http:// or https://, actual another");
            }
            url = page;
            return this;
        }

        /**
         * The mini program in which it is done.
         *
         * @param page for clients too old for mini programs, as {@link #url(String)} takes it
         */
        public Builder miniProgram(String page, String appId, String pagePath) {
            if (!APP_ID.matcher(appId).matches()) {
                throw new IllegalArgumentException("appId: wx and 16 lower-case letters or digits, actual another");
            }
            miniProgram = new MiniProgram(appId, filled("pagePath", pagePath, MAX_URL));
            return url(page);
        }

        /** Makes the item. */
        public ServiceItem build() {
            return new ServiceItem(this);
        }

        private static String filled(String field, String text, int maxBytes) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (text.isBlank() || bytes > maxBytes) {
                throw new IllegalArgumentException(field + ": 1 to " + maxBytes + " bytes, not blank, actual " + bytes);
            }
            if (BROKEN.matcher(text).find()) {
                throw new IllegalArgumentException(field + ": no control characters, actual some");
            }
            return text;
        }
    }
}
