package io.github.weizheng.menu;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who sees a conditional menu (个性化菜单的匹配规则, matchrule): who fits all of its fields.
 *
 * <p>WeChat matches by tag. Sex, country, province, city and language are gone since WeChat took private data out of them: it refuses new
 * menus that name them (65320), and those that exist fit nobody any more. Whether {@code client_platform_type} still matches is not
 * documented.
 *
 * @param fields WeChat's names and values, none of them empty
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/custommenu/api_addconditionalmenu.html">创建个性化菜单</a>
 */
public record MatchRule(Map<String, String> fields) {
    /** By which WeChat matches. */
    static final Set<String> KNOWN = Set.of("tag_id", "client_platform_type");

    /** Fields that WeChat took out, and the old name of the tag's. */
    static final Set<String> REMOVED = Set.of("sex", "country", "province", "city", "language", "group_id");

    /** Leaves out what is empty, and sorts the rest: WeChat's own order is none. */
    public MatchRule {
        SortedMap<String, String> filled = new TreeMap<>(requireNonNull(fields, "fields"));
        filled.values().removeIf(String::isEmpty);
        fields = Collections.unmodifiableSortedMap(filled);
    }

    /**
     * Citizens with this tag (标签). Of a citizen's several tags the one that was given last decides.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static MatchRule tag(long tagId) {
        if (tagId < 0) {
            throw new IllegalArgumentException("tagId: 0 or more, actual " + tagId);
        }
        return new MatchRule(Map.of("tag_id", Long.toString(tagId)));
    }

    /** Citizens with a kind of phone, whatever their tags. */
    public static MatchRule platform(Platform platform) {
        return new MatchRule(Map.of("client_platform_type", requireNonNull(platform, "platform").code));
    }

    /** Those of them with this kind of phone. */
    public MatchRule on(Platform platform) {
        Map<String, String> both = new LinkedHashMap<>(fields);
        both.put("client_platform_type", requireNonNull(platform, "platform").code);
        return new MatchRule(both);
    }

    /** What makes a difference to WeChat: a tag is a number, and fields that it does not know are none. */
    MatchRule known() {
        Map<String, String> known = new LinkedHashMap<>(fields);
        known.keySet().removeIf(field -> !KNOWN.contains(field) && !REMOVED.contains(field));
        known.computeIfPresent(
                "tag_id", (field, tag) -> tag.matches("0*[0-9]{1,18}") ? tag.replaceFirst("^0+(?=.)", "") : tag);
        return new MatchRule(known);
    }

    /** Whether it has fields that WeChat took out: it fits nobody, and cannot be made again. */
    boolean isDead() {
        return fields.keySet().stream().anyMatch(REMOVED::contains);
    }

    /** This one, and those that fit everybody whom it fits. */
    Stream<MatchRule> wider() {
        return Stream.concat(
                Stream.of(this), fields.entrySet().stream().map(field -> new MatchRule(Map.ofEntries(field))));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        fields.forEach((field, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(field)
                .append('=')
                .append(value));
        return text.toString();
    }

    /** A kind of phone (client_platform_type). */
    public enum Platform {
        /** iOS. */
        IOS("1"),
        /** Android. */
        ANDROID("2"),
        /** Any other. */
        OTHER("3");

        private final String code;

        Platform(String code) {
            this.code = code;
        }
    }
}
