package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.wire.HttpUrls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a JSON value must look like. WeChat Pay knows no {@code null} and refuses fields that it did not ask for. */
public sealed interface Shape {
    /**
     * Passes a value of this shape.
     *
     * @param pointer where the value stands, as a JSON Pointer
     * @throws PayRefusal PARAM_ERROR otherwise
     */
    void check(String pointer, JsonNode value);

    /** Any text from one character to {@code longest}. */
    static Shape text(int longest) {
        return new Text(1, longest, Pattern.compile(".*", Pattern.DOTALL));
    }

    /** Text of {@code shortest} to {@code longest} characters that matches as a whole. */
    static Shape text(int shortest, int longest, String pattern) {
        return new Text(shortest, longest, Pattern.compile(pattern));
    }

    /** A list with at least one item. */
    static Shape items(Shape item) {
        return new Items(1, Integer.MAX_VALUE, item);
    }

    static Fields fields() {
        return new Fields(new LinkedHashMap<>(), new ArrayList<>());
    }

    private static void require(boolean kept, String pointer, JsonNode value, String issue) {
        if (!kept) {
            throw PayRefusal.parameter(pointer, value, issue, "body");
        }
    }

    /** Text within a length in characters; only characters of up to three bytes in UTF-8 are taken. */
    record Text(int shortest, int longest, Pattern pattern) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isTextual(), pointer, value, "应为字符串");
            String text = value.textValue();
            require(text.length() >= shortest, pointer, value, "长度小于 " + shortest);
            require(text.length() <= longest, pointer, value, "长度大于 " + longest);
            require(text.chars().noneMatch(c -> Character.isSurrogate((char) c)), pointer, value, "含有不支持的字符");
            require(pattern.matcher(text).matches(), pointer, value, "格式错误");
        }
    }

    /** An absolute URL without query that the platform can call. */
    record Url(int shortest, int longest) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            text(shortest, longest, "https?://[^?]+").check(pointer, value);
            require(HttpUrls.isCallable(value.textValue()), pointer, value, "格式错误");
        }
    }

    /** A whole number. */
    record Whole(long least) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isIntegralNumber() && value.canConvertToLong(), pointer, value, "应为整数");
            require(value.longValue() >= least, pointer, value, "小于最小值 " + least);
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isBoolean(), pointer, value, "应为布尔值");
        }
    }

    /** A list within a size. */
    record Items(int least, int most, Shape item) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isArray(), pointer, value, "应为数组");
            require(value.size() >= least, pointer, value, "数量小于 " + least);
            require(value.size() <= most, pointer, value, "数量大于 " + most);
            for (int i = 0; i < value.size(); i++) {
                item.check(pointer + "/" + i, value.get(i));
            }
        }
    }

    /** A value that takes no more than so many bytes as compact JSON. */
    record Compact(int bytes, Shape shape) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            shape.check(pointer, value);
            int length = value.toString().getBytes(StandardCharsets.UTF_8).length;
            require(length <= bytes, pointer, value, "大于 " + bytes + " 字节");
        }
    }

    /** An object with these fields and no others. */
    record Fields(Map<String, Field> known, List<String> oneOf) implements Shape {
        public Fields required(String name, Shape shape) {
            known.put(name, new Field(true, shape));
            return this;
        }

        public Fields optional(String name, Shape shape) {
            known.put(name, new Field(false, shape));
            return this;
        }

        /** Adds a field; at least one of those that were added by this method must be there. */
        public Fields oneOf(String name, Shape shape) {
            oneOf.add(name);
            return optional(name, shape);
        }

        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isObject(), pointer, value, "应为对象");
            for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                require(known.containsKey(name), pointer + "/" + name, value.get(name), "参数中含有非法的额外参数");
            }
            boolean chosen = oneOf.isEmpty() || oneOf.stream().anyMatch(value::has);
            require(chosen, pointer + "/" + String.join("|", oneOf), value, "缺少必填参数");
            known.forEach((name, field) -> {
                JsonNode child = value.path(name);
                String place = pointer + "/" + name;
                require(!field.required || !child.isMissingNode(), place, child, "缺少必填参数");
                if (!child.isMissingNode()) {
                    field.shape.check(place, child);
                }
            });
        }
    }

    /** One field of an object. */
    record Field(boolean required, Shape shape) {}
}
