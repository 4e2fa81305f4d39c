package io.github.weizheng.message.catalog;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.catalog.ServiceItem;
import io.github.weizheng.message.template.TemplateMessage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Template messages (模板消息) that tell of a service: which key of the account's template says what of it.
 *
 * <pre>{@code
 * ServiceNotice accepted = ServiceNotice.of("template id").value("thing1", ServiceItem::name).value("thing4", ServiceItem::department);
 * new TemplateMessages(api).send(accepted.to(citizen, item).data("character_string2", caseNumber).build());
 * }</pre>
 *
 * <p>The item's page or mini program is what a tap opens. Immutable; thread-safe as the functions are.
 */
public final class ServiceNotice {
    private final String templateId;
    private final Map<String, Function<ServiceItem, String>> values;

    private ServiceNotice(String templateId, Map<String, Function<ServiceItem, String>> values) {
        this.templateId = templateId;
        this.values = values;
    }

    /** Starts with the account's template. */
    public static ServiceNotice of(String templateId) {
        return new ServiceNotice(Objects.requireNonNull(templateId, "templateId"), Map.of());
    }

    /** What stands under a key of the template. */
    public ServiceNotice value(String key, Function<ServiceItem, String> ofItem) {
        Map<String, Function<ServiceItem, String>> more = new LinkedHashMap<>(values);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(ofItem, "ofItem"));
        return new ServiceNotice(templateId, Collections.unmodifiableMap(more));
    }

    /**
     * The message to a citizen, to which what is theirs can be added.
     *
     * @throws IllegalArgumentException as {@link TemplateMessage.Builder} does
     */
    public TemplateMessage.Builder to(OpenId receiver, ServiceItem item) {
        TemplateMessage.Builder message = TemplateMessage.builder(receiver, templateId);
        values.forEach((key, value) -> message.data(key, value.apply(item)));
        item.url().ifPresent(message::url);
        item.miniProgram().ifPresent(program -> message.miniProgram(program.appId(), program.pagePath()));
        return message;
    }
}
