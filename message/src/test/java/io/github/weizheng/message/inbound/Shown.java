package io.github.weizheng.message.inbound;

import io.github.weizheng.core.OpenId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Every component of a record, one a line, the personal ones too: what a record must hold can be compared as a whole. */
final class Shown {
    private final List<String> lines = new ArrayList<>();

    private Shown() {}

    static List<String> of(Inbound inbound) {
        Shown shown = new Shown();
        shown.lines.add(inbound.getClass().getName().replaceFirst(".*\\.", "").replace('$', '.'));
        shown.record("", (Record) inbound);
        if (inbound instanceof InboundMessage message) {
            shown.value("msgId()", message.msgId());
            shown.value("msgDataId()", message.msgDataId());
            shown.value("articleIndex()", message.articleIndex());
        }
        return shown.lines;
    }

    private void record(String prefix, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getType() != Fields.class) {
                value(prefix + component.getName(), of(record, component));
            }
        }
    }

    private static Object of(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no accessor", e);
        }
    }

    private void value(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> value(name, present));
        } else if (value instanceof OptionalLong optional) {
            optional.ifPresent(present -> value(name, present));
        } else if (value instanceof OptionalDouble optional) {
            optional.ifPresent(present -> value(name, present));
        } else if (value instanceof Record record) {
            record(name + ".", record);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                value(name + "[" + i + "]", list.get(i));
            }
        } else {
            lines.add(name + " = " + (value instanceof OpenId id ? id.value() : value));
        }
    }
}
