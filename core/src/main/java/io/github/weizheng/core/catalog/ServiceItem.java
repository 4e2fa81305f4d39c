package io.github.weizheng.core.catalog;

import io.github.weizheng.core.MenuKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service item (政务服务事项): what a citizen can have done, by whom, how fast, and what to bring.
 *
 * <p>It has a page or a mini program of its own, or none: then the account itself answers under {@link #menuKey()}. All lengths are bytes in UTF-8. Immutable
 * and thread-safe.
 */
public final class ServiceItem {
    static final int MAX_CODE_BYTES = 128;
    static final int MAX_NAME_BYTES = 60;
    static final int MAX_LINK_BYTES = 1_024;
    static final int MAX_APP_ID_BYTES = 64;
    static final int MAX_MATERIALS = 50;
    static final int MAX_MATERIAL_BYTES = 200;

    private final String code;
    private final String name;
    private final String shortName;
    private final String department;
    private final String timeLimit;
    private final List<String> materials;
    private final @Nullable OnlineDepth onlineDepth;
    private final @Nullable String url;
    private final @Nullable MiniProgram miniProgram;

    private ServiceItem(Builder builder) {
        code = builder.code;
        name = builder.name;
        shortName = builder.shortName;
        department = builder.department;
        timeLimit = builder.timeLimit;
        materials = builder.materials;
        onlineDepth = builder.onlineDepth;
        url = builder.url;
        miniProgram = builder.miniProgram;
    }

    /**
     * Starts an item.
     *
     * @param code the item's own (事项编码), at most 128 bytes, because it is also its menu key
     * @param name as citizens read it (事项名称), at most 60 bytes, because it is also its menu entry's name
     * @throws IllegalArgumentException if one is blank, too long, or has control characters or halves of characters
     */
    public static Builder builder(String code, String name) {
        return new Builder(code, name);
    }

    /** The item's code (事项编码). */
    public String code() {
        return code;
    }

    /** The key under which the menu reports it: its code. */
    public MenuKey menuKey() {
        return MenuKey.of(code);
    }

    /** The item's name (事项名称). */
    public String name() {
        return name;
    }

    /** A name that is easy to read for the elderly (适老简称); the name, if it has no other. */
    public String shortName() {
        return shortName;
    }

    /** Who does it (实施部门); empty if not told. */
    public String department() {
        return department;
    }

    /** How long it takes, as the office promises it (承诺时限); empty if not told. */
    public String timeLimit() {
        return timeLimit;
    }

    /** What to bring (申请材料), in order. */
    public List<String> materials() {
        return materials;
    }

    /** How far it can be settled online (网办深度). */
    public Optional<OnlineDepth> onlineDepth() {
        return Optional.ofNullable(onlineDepth);
    }

    /** Its page; with a mini program, the page for clients too old for that. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** Its mini program. */
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

    /** Code and name. */
    @Override
    public String toString() {
        return "ServiceItem[" + code + " " + name + "]";
    }

    private List<Object> parts() {
        return List.of(code, name, shortName, department, timeLimit, materials, onlineDepth(), url(), miniProgram());
    }

    /**
     * A page of a mini program.
     *
     * @param appId of the mini program, which must be linked to the account
     * @param pagePath with its query, as {@code index?foo=bar}
     */
    public record MiniProgram(String appId, String pagePath) {
        /** Nothing in it is null. */
        public MiniProgram {
            Objects.requireNonNull(appId, "appId");
            Objects.requireNonNull(pagePath, "pagePath");
        }
    }

    /** Collects an item. Every text is refused if it is too long, or has control characters or halves of characters. For one thread. */
    public static final class Builder {
        private final String code;
        private final String name;
        private String shortName;
        private String department = "";
        private String timeLimit = "";
        private List<String> materials = List.of();
        private @Nullable OnlineDepth onlineDepth;
        private @Nullable String url;
        private @Nullable MiniProgram miniProgram;

        private Builder(String code, String name) {
            this.code = ItemText.needed("code", code, MAX_CODE_BYTES);
            this.name = ItemText.needed("name", name, MAX_NAME_BYTES);
            shortName = name;
        }

        /**
         * A name that is easy to read for the elderly (适老简称): at most 60 bytes.
         *
         * @throws IllegalArgumentException if it is blank or too long
         */
        public Builder shortName(String easy) {
            shortName = ItemText.needed("shortName", easy, MAX_NAME_BYTES);
            return this;
        }

        /**
         * Who does it (实施部门): at most 60 bytes.
         *
         * @throws IllegalArgumentException if it is blank or too long
         */
        public Builder department(String office) {
            department = ItemText.needed("department", office, MAX_NAME_BYTES);
            return this;
        }

        /**
         * How long it takes, as the office promises it, such as 5 个工作日 (承诺时限): at most 60 bytes.
         *
         * @throws IllegalArgumentException if it is blank or too long
         */
        public Builder timeLimit(String promised) {
            timeLimit = ItemText.needed("timeLimit", promised, MAX_NAME_BYTES);
            return this;
        }

        /**
         * What to bring (申请材料): at most 50 texts of at most 200 bytes, in place of those given before.
         *
         * @throws IllegalArgumentException if there are too many, or one is blank or too long
         */
        public Builder materials(List<String> papers) {
            materials = List.copyOf(papers);
            if (materials.size() > MAX_MATERIALS) {
                throw new IllegalArgumentException(
                        "materials: at most " + MAX_MATERIALS + ", actual " + materials.size());
            }
            materials.forEach(paper -> ItemText.needed("materials", paper, MAX_MATERIAL_BYTES));
            return this;
        }

        /** How far it can be settled online (网办深度). */
        public Builder onlineDepth(OnlineDepth depth) {
            onlineDepth = Objects.requireNonNull(depth, "depth");
            return this;
        }

        /**
         * It has a page, at most 1,024 bytes, in place of what was given before.
         *
         * @throws IllegalArgumentException if it is too long, has blanks, or does not start with {@code http://} or {@code https://}
         */
        public Builder url(String page) {
            url = ItemText.url(page);
            miniProgram = null;
            return this;
        }

        /**
         * It has a mini program, in place of what was given before.
         *
         * @param page for clients too old for mini programs, as {@link #url} has it
         * @param appId of the mini program, at most 64 bytes
         * @param pagePath with its query, at most 1,024 bytes; WeChat publishes no limit
         * @throws IllegalArgumentException if one is blank or too long, or the page is no page
         */
        public Builder miniProgram(String page, String appId, String pagePath) {
            String checked = ItemText.url(page);
            miniProgram = new MiniProgram(
                    ItemText.needed("appId", appId, MAX_APP_ID_BYTES),
                    ItemText.needed("pagePath", pagePath, MAX_LINK_BYTES));
            url = checked;
            return this;
        }

        /** Makes the item. */
        public ServiceItem build() {
            return new ServiceItem(this);
        }
    }
}
