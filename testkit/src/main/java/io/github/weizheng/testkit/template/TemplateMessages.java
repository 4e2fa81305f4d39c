package io.github.weizheng.testkit.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.Notice;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.people.Person;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The account's templates and {@code message/template/send}. Thread-safe. */
public final class TemplateMessages {
    private static final int TEMPLATES_IN_USE = 25;
    private static final int RECEIVERS_KEPT = 10_000;

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final SentOnce sentOnce;
    private final People people;
    private final RandomText random;
    private final Map<Long, String> receivers = new LinkedHashMap<>();
    // Message ids are larger than 32 bits in production.
    private long lastMessageId;

    public TemplateMessages(People people, RandomText random, Clock clock) {
        this.people = people;
        this.random = random;
        this.sentOnce = new SentOnce(clock);
        this.lastMessageId = 3_000_000_000_000_000_000L + Long.parseLong(random.digits(17));
    }

    public void addTo(OfficialAccountApi api) {
        api.route("POST", "/cgi-bin/message/template/send", this::send);
        api.route("GET", "/cgi-bin/template/get_all_private_template", this::list);
    }

    public synchronized String add(String title, String content) {
        if (templates.size() == TEMPLATES_IN_USE) {
            throw new IllegalStateException("an account holds at most " + TEMPLATES_IN_USE + " templates");
        }
        Template template = Template.of(random.urlSafe(32), title, content);
        templates.put(template.id(), template);
        return template.id();
    }

    /** Returns to whom a message went; the newest 10,000 are kept. */
    public synchronized Optional<String> receiver(long messageId) {
        return Optional.ofNullable(receivers.get(messageId));
    }

    private synchronized ApiAnswer list(ApiCall call) {
        ObjectNode answer = ApiAnswer.object();
        ArrayNode list = answer.putArray("template_list");
        for (Template template : templates.values()) {
            list.addObject()
                    .put("template_id", template.id())
                    .put("title", template.title())
                    .put("primary_industry", "")
                    .put("deputy_industry", "")
                    .put("content", template.content())
                    .put("example", "");
        }
        return new ApiAnswer(answer, "读取模板列表");
    }

    private synchronized ApiAnswer send(ApiCall call) {
        JsonNode message = call.json();
        Template template = templates.get(message.path("template_id").asText(""));
        if (template == null) {
            throw new ApiRefusal(Errcode.INVALID_TEMPLATE_ID);
        }
        Person receiver = people.find(message.path("touser").asText(""))
                .orElseThrow(() -> new ApiRefusal(Errcode.INVALID_OPENID));
        if (!receiver.following()) {
            throw new ApiRefusal(Errcode.REQUIRE_SUBSCRIBE);
        }
        Map<String, String> values = values(template, message.path("data"));
        String clientMessageId = message.path("client_msg_id").asText("");
        Optional<Long> earlier =
                clientMessageId.isEmpty() ? Optional.empty() : sentOnce.messageId(receiver.openId(), clientMessageId);
        if (earlier.isPresent()) {
            return accepted(earlier.get(), "模板消息重复提交，只送达一次");
        }
        long messageId = ++lastMessageId;
        if (!clientMessageId.isEmpty()) {
            sentOnce.remember(receiver.openId(), clientMessageId, messageId);
        }
        receivers.put(messageId, receiver.openId());
        if (receivers.size() > RECEIVERS_KEPT) {
            receivers.remove(receivers.keySet().iterator().next());
        }
        receiver.receive(new Notice(
                template.id(),
                template.title(),
                values,
                Optional.of(message.path("url").asText("")).filter(url -> !url.isEmpty()),
                template.filled(values)));
        return accepted(messageId, "模板消息已受理");
    }

    private static Map<String, String> values(Template template, JsonNode data) {
        if (!data.isObject()) {
            throw new ApiRefusal(Errcode.DATA_FORMAT_ERROR);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : template.keys()) {
            JsonNode entry = data.path(key);
            JsonNode value = entry.path("value");
            if (!entry.isMissingNode() && !value.isTextual()) {
                throw new ApiRefusal(Errcode.DATA_FORMAT_ERROR);
            }
            if (!KeywordRules.accepts(key, value.asText(""))) {
                throw new ApiRefusal(Errcode.ARGUMENT_INVALID, "argument invalid! data." + key + ".value invalid");
            }
            values.put(key, value.asText(""));
        }
        return Collections.unmodifiableMap(values);
    }

    private static ApiAnswer accepted(long messageId, String what) {
        return new ApiAnswer(ApiAnswer.okJson().put("msgid", messageId), what + " msgid=" + messageId);
    }
}
