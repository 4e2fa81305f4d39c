package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.people.Person;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code matchrule} of a conditional menu: what a citizen must be to see it. At least one of both is there. */
record MatchRule(OptionalLong tag, Optional<String> platform) {
    // group_id is the old name of tag_id; taken as removed with the others, since no current page has it.
    private static final List<String> REMOVED = List.of("sex", "country", "province", "city", "language", "group_id");
    private static final Set<String> PLATFORMS = Set.of("1", "2", "3");
    private static final Pattern TAG = Pattern.compile("[0-9]{1,18}");

    /**
     * Reads the rule of a body.
     *
     * @throws ApiRefusal 65304 without a rule or when all its fields are empty, 65320 for conditions that WeChat has removed, 47001
     *     for values of a wrong kind, 45159 for a tag that is no number, 40035 for a platform that there is not
     */
    static MatchRule of(JsonNode body) {
        JsonNode rule = body.path("matchrule");
        Refusals.require(rule.isMissingNode() || rule.isNull() || rule.isObject(), Errcode.DATA_FORMAT_ERROR);
        rule.forEach(value -> Refusals.require(value.isValueNode(), Errcode.DATA_FORMAT_ERROR));
        for (String field : REMOVED) {
            Refusals.require(text(rule, field).isEmpty(), Errcode.PRIVATE_MATCHING);
        }
        String tag = text(rule, "tag_id");
        String platform = text(rule, "client_platform_type");
        Refusals.require(!tag.isEmpty() || !platform.isEmpty(), Errcode.MATCH_RULE_EMPTY);
        // Which errcodes these two get is not documented.
        Refusals.require(tag.isEmpty() || TAG.matcher(tag).matches(), Errcode.INVALID_TAG);
        Refusals.require(platform.isEmpty() || PLATFORMS.contains(platform), Errcode.INVALID_PARAMETER);
        return new MatchRule(
                tag.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(tag)),
                Optional.of(platform).filter(p -> !p.isEmpty()));
    }

    /** Tells whether the citizen sees the menu: of several tags the one added last decides. */
    boolean fits(Person person) {
        return (tag.isEmpty() || tag.equals(person.lastTag()))
                && platform.map(person.platform()::equals).orElse(true);
    }

    ObjectNode json() {
        ObjectNode json = ApiAnswer.object();
        tag.ifPresent(id -> json.put("tag_id", String.valueOf(id)));
        platform.ifPresent(type -> json.put("client_platform_type", type));
        return json;
    }

    private static String text(JsonNode rule, String field) {
        JsonNode value = rule.path(field);
        Refusals.require(
                value.isMissingNode() || value.isNull() || value.isTextual() || value.isIntegralNumber(),
                Errcode.DATA_FORMAT_ERROR);
        return value.isNull() ? "" : value.asText("");
    }
}
