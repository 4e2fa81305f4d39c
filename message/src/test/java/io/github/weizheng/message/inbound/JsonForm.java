package io.github.weizheng.message.inbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same message in JSON, as WeChat's two forms correspond: what repeats itself becomes an array. */
final class JsonForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonForm() {}

    static byte[] of(Fields fields) throws IOException {
        return JSON.writeValueAsBytes(value(fields));
    }

    private static Object value(Fields fields) {
        if (fields.children().isEmpty()) {
            return fields.text();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (Fields child : fields.children()) {
            members.computeIfAbsent(child.name(), name -> {
                List<Object> all = new ArrayList<>();
                fields.children().stream()
                        .filter(one -> one.name().equals(name))
                        .forEach(one -> all.add(value(one)));
                return all.size() == 1 ? all.get(0) : all;
            });
        }
        return members;
    }
}
