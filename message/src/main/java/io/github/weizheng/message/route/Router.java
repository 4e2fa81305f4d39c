package io.github.weizheng.message.route;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handler for what came. The first of these that fits answers:
 *
 * <ol>
 *   <li>the handler of the menu key that was tapped
 *   <li>the handler of a keyword: first one that is the whole text, then the longest that stands in it; case and white space around the
 *       text do not matter
 *   <li>the handlers by type, in the order they were added
 *   <li>the fallback, for messages and for taps on a menu key without a handler
 * </ol>
 *
 * <p>Events that nobody handles are answered with nothing, because WeChat takes no answer to most of them. Immutable and thread-safe.
 */
public final class Router implements InboundHandler<Inbound> {
    private final Map<MenuKey, InboundHandler<InboundEvent.MenuClick>> byMenuKey;
    private final Keywords keywords;
    private final List<Typed<?>> byType;
    private final InboundHandler<Inbound> fallback;

    private Router(Builder builder, InboundHandler<Inbound> fallback) {
        byMenuKey = Map.copyOf(builder.byMenuKey);
        keywords = new Keywords(builder.byKeyword);
        byType = List.copyOf(builder.byType);
        this.fallback = fallback;
    }

    /** Starts a router. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Reply handle(Inbound inbound) throws Exception {
        if (inbound instanceof InboundEvent.MenuClick click) {
            InboundHandler<InboundEvent.MenuClick> handler = byMenuKey.get(click.key());
            if (handler != null) {
                return handler.handle(click);
            }
        }
        if (inbound instanceof InboundMessage.Text text) {
            InboundHandler<InboundMessage.Text> handler = keywords.find(text.content());
            if (handler != null) {
                return handler.handle(text);
            }
        }
        for (Typed<?> typed : byType) {
            if (typed.type.isInstance(inbound)) {
                return typed.handle(inbound);
            }
        }
        return inbound instanceof InboundMessage || inbound instanceof InboundEvent.MenuClick
                ? fallback.handle(inbound)
                : Reply.none();
    }

    private record Typed<T extends Inbound>(Class<T> type, InboundHandler<? super T> handler) {
        Reply handle(Inbound inbound) throws Exception {
            return handler.handle(type.cast(inbound));
        }
    }

    /** Collects handlers. For one thread. */
    public static final class Builder {
        private final Map<MenuKey, InboundHandler<InboundEvent.MenuClick>> byMenuKey = new LinkedHashMap<>();
        private final Map<String, InboundHandler<InboundMessage.Text>> byKeyword = new LinkedHashMap<>();
        private final List<Typed<?>> byType = new ArrayList<>();
        private @Nullable InboundHandler<Inbound> fallback;

        private Builder() {}

        /** Answers a citizen who begins to follow the account. */
        public Builder onSubscribe(InboundHandler<InboundEvent.Subscribe> handler) {
            return on(InboundEvent.Subscribe.class, handler);
        }

        /**
         * Answers texts with a keyword (关键词).
         *
         * @throws IllegalArgumentException if the keyword is blank or has a handler already
         */
        public Builder onText(String keyword, InboundHandler<InboundMessage.Text> handler) {
            String normal = Keywords.normal(keyword);
            if (normal.isEmpty()) {
                throw new IllegalArgumentException("keyword: at least 1 visible character, actual 0");
            }
            if (byKeyword.putIfAbsent(normal, Objects.requireNonNull(handler, "handler")) != null) {
                throw new IllegalArgumentException("keyword: one handler each, actual two for " + keyword);
            }
            return this;
        }

        /**
         * Answers a tap on the menu entry with this key.
         *
         * @throws IllegalArgumentException if the key has a handler already
         */
        public Builder onMenuClick(MenuKey key, InboundHandler<InboundEvent.MenuClick> handler) {
            if (byMenuKey.putIfAbsent(Objects.requireNonNull(key, "key"), Objects.requireNonNull(handler, "handler"))
                    != null) {
                throw new IllegalArgumentException("menu key: one handler each, actual two for " + key);
            }
            return this;
        }

        /** Answers everything of a type, also of a type with several kinds such as {@code InboundEvent.class}. */
        public <T extends Inbound> Builder on(Class<T> type, InboundHandler<? super T> handler) {
            byType.add(new Typed<>(Objects.requireNonNull(type, "type"), Objects.requireNonNull(handler, "handler")));
            return this;
        }

        /** Answers messages, and taps on menu keys, that nothing else answers. Needed, so that no citizen is left without an answer. */
        public Builder otherwise(InboundHandler<Inbound> handler) {
            fallback = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Makes the router.
         *
         * @throws IllegalArgumentException if there is no fallback
         */
        public Router build() {
            if (fallback == null) {
                throw new IllegalArgumentException("otherwise: needed, so that every message has an answer");
            }
            return new Router(this, fallback);
        }
    }
}
