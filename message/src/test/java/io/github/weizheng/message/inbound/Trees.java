package io.github.weizheng.message.inbound;

import java.util.List;
import java.util.stream.Collectors;

/** Trees of fields as one line each, so that two can be compared. */
final class Trees {
    private Trees() {}

    static String shown(Fields fields) {
        List<Fields> children = fields.children();
        return children.isEmpty()
                ? fields.name() + "=" + fields.text()
                : fields.name()
                        + children.stream()
                                .map(child -> "(" + shown(child) + ")")
                                .collect(Collectors.joining());
    }
}
