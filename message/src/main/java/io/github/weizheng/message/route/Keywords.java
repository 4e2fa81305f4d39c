package io.github.weizheng.message.route;

import io.github.weizheng.message.inbound.InboundMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the keyword that a text is or holds. */
final class Keywords {
    private final Map<String, InboundHandler<InboundMessage.Text>> whole;
    private final List<Map.Entry<String, InboundHandler<InboundMessage.Text>>> longestFirst;

    /** @param handlers by {@link #normal} keyword */
    Keywords(Map<String, InboundHandler<InboundMessage.Text>> handlers) {
        whole = Map.copyOf(handlers);
        longestFirst = handlers.entrySet().stream()
                .map(Map.Entry::copyOf)
                .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
                .toList();
    }

    static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Nullable
    InboundHandler<InboundMessage.Text> find(String content) {
        String text = normal(content);
        InboundHandler<InboundMessage.Text> exact = whole.get(text);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, InboundHandler<InboundMessage.Text>> entry : longestFirst) {
            if (text.contains(entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }
}
