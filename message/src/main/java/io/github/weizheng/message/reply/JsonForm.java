package io.github.weizheng.message.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.json.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An answer as JSON, under the names that it has in XML. Several of one name are an array, also if they are one. */
final class JsonForm implements ReplyForm {
    private final Map<String, Object> object = new LinkedHashMap<>();

    @Override
    public ReplyForm text(String name, String text) {
        object.put(name, text);
        return this;
    }

    @Override
    public ReplyForm number(String name, long number) {
        object.put(name, number);
        return this;
    }

    @Override
    public ReplyForm nested(String name, Consumer<ReplyForm> content) {
        JsonForm nested = new JsonForm();
        content.accept(nested);
        object.put(name, nested.object);
        return this;
    }

    @Override
    public <T> ReplyForm each(String name, List<T> values, BiConsumer<ReplyForm, T> content) {
        object.put(name, values.stream().map(value -> item(value, content)).toList());
        return this;
    }

    @Override
    public String end() {
        return new String(WireJson.write(object), UTF_8);
    }

    private static <T> Map<String, Object> item(T value, BiConsumer<ReplyForm, T> content) {
        JsonForm item = new JsonForm();
        content.accept(item, value);
        return item.object;
    }
}
