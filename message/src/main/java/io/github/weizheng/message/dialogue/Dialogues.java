package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.route.Match;
import io.github.weizheng.message.route.RuleSource;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short conversations. A handler asks a question; the citizen's next message is its answer and comes before the ordinary rules.
 *
 * <pre>{@code
 * Dialogues dialogues = Dialogues.builder(store)
 *     .question(Question.of("case-number", answer -> Next.end(Reply.text(progressOf(answer.text())))))
 *     .build();
 * Router router = Router.builder()
 *     .first(dialogues)
 *     .onText("查办件", m -> dialogues.ask("case-number", m, Reply.text("请发送受理编号")))
 *     …
 * }</pre>
 *
 * <ul>
 *   <li>A citizen has one conversation with an account at a time, in a store: whatever is asked last is what is answered. It is there under a digest of account
 *       and openid, and is gone an hour after its time is over.
 *   <li>Only messages answer, no events: a tap on the menu leaves the question open, and so does a message that the question does not accept, and a word to
 *       {@linkplain Builder#letThrough let through}; these go to the ordinary rules. A {@linkplain Builder#cancelledBy word that cancels} ends the
 *       conversation. A question that this release does not know is not open.
 *   <li>Looking for a match changes nothing. The conversation moves when the handler has returned, by compare-and-set. Handlers run at least once.
 *   <li>A message meets the question that was open when it was sent, by WeChat's own time: also if it is delivered again or comes out of an inbox within an hour, when its
 *       time is over or the next message has moved the conversation; never one that a later message led to. One step back is remembered, no more.
 *   <li>Of two answers that are handled at once, both reach the handler and both replies go out; what is asked last stays open. An effect that must happen once goes by
 *       {@link Answer#questionKey}.
 *   <li>A store that cannot be read: no question is open, and the message goes to the ordinary rules. One that cannot be written: asking fails, since a question whose
 *       answer nobody would understand is worse than none; WeChat delivers the message again. What is answered and needs no further answer goes
 *       out all the same.
 * </ul>
 *
 * <p>What a question carries may be personal data: then the store is an {@link io.github.weizheng.core.store.EncryptedStore}. It stays there for up to an hour
 * after the conversation has ended. Who no longer follows the account is {@linkplain #forget forgotten} by a handler of the office.
 *
 * <p>Immutable and thread-safe. Logs nothing that citizens say, and no openid.
 */
public final class Dialogues implements RuleSource {
    private final Conversation conversation;
    private final Map<String, MenuPlace> menus;
    private final Set<String> passing;
    private final Set<String> cancelling;
    private final InboundHandler<Inbound> cancelled;

    private Dialogues(Builder builder) {
        menus = Map.copyOf(builder.menus);
        passing = Set.copyOf(builder.passing);
        cancelling = Set.copyOf(builder.cancelling);
        cancelled = builder.cancelled;
        conversation = new Conversation(new Talks(builder.store, builder.clock), Map.copyOf(builder.questions));
    }

    /**
     * Starts with the store that the account's JVMs share. Does no I/O.
     *
     * @param store whose entries expire when a question's time is over
     */
    public static Builder builder(SharedStore store) {
        return new Builder(store);
    }

    /**
     * Asks a question that carries nothing.
     *
     * @see #ask(String, Inbound, String, Reply)
     */
    public Reply ask(String question, Inbound inbound, Reply reply) {
        return ask(question, inbound, "", reply);
    }

    /**
     * Asks a question: the citizen's next message answers it. For use in handlers; repeated for the same message it asks the same question.
     *
     * @param inbound in answer to which it is asked: a message, or an event such as a tap on the menu
     * @param data what the answer will be given, up to 4,096 characters
     * @param reply the question as the citizen sees it
     * @return the reply
     * @throws IllegalArgumentException if there is no such question, or the data is longer, or holds a NUL or half of a surrogate pair
     * @throws StoreException if the store fails; the question may be open then
     */
    public Reply ask(String question, Inbound inbound, String data, Reply reply) {
        Objects.requireNonNull(reply, "reply");
        conversation.ask(question, inbound, Next.data(data));
        return reply;
    }

    /**
     * Shows a menu: the citizen's next message may pick from it.
     *
     * @param menu the name that it was added under
     * @throws IllegalArgumentException if there is no such menu
     * @throws StoreException if the store fails; the menu may be open then
     */
    public Reply show(String menu, Inbound inbound) {
        MenuPlace top = menus.get(Objects.requireNonNull(menu, "menu"));
        if (top == null) {
            throw new IllegalArgumentException("menu: one of " + menus.keySet() + ", actual " + menu);
        }
        return ask(menu, inbound, top.data(), top.reply());
    }

    /** Whose question this answers, if a question is open that accepts it. Reads the store and changes nothing. */
    @Override
    public Optional<Match> match(Inbound inbound) {
        if (!(inbound instanceof InboundMessage message)) {
            return Optional.empty();
        }
        String text = Said.in(message);
        String words = Said.normal(text);
        if (passing.contains(words)) {
            return Optional.empty();
        }
        Optional<Conversation.Open> open = conversation.openFor(message, text);
        return cancelling.contains(words)
                ? open.map(talk -> talk.match("a word that cancels", () -> talk.cancel(cancelled)))
                : open.filter(Conversation.Open::accepts)
                        .map(talk -> talk.match("answers the open question", talk::take));
    }

    /**
     * A handler after which no earlier question is open any more; for menu keys and words that begin something else. A question that the handler itself asks
     * stays open. If the store fails, the reply goes out and the question stays open.
     */
    public <T extends Inbound> InboundHandler<T> leaving(InboundHandler<T> handler) {
        Objects.requireNonNull(handler, "handler");
        return inbound -> {
            Reply reply = handler.handle(inbound);
            conversation.leave(inbound);
            return reply;
        };
    }

    /**
     * Removes what is kept of a citizen's conversation, as the law asks for when the citizen no longer follows the account.
     *
     * @param inbound an event or a message of the citizen
     * @throws StoreException if the store fails; it may still be there then
     */
    public void forget(Inbound inbound) {
        conversation.forget(inbound);
    }

    /** Collects questions. For one thread. */
    public static final class Builder {
        private final SharedStore store;
        private InstantSource clock = Clock.systemUTC();
        private final Map<String, Question> questions = new HashMap<>();
        private final Map<String, MenuPlace> menus = new HashMap<>();
        private final Set<String> passing = new LinkedHashSet<>();
        private Set<String> cancelling = normal("取消", "退出");
        private InboundHandler<Inbound> cancelled = inbound -> Reply.text("已取消");

        private Builder(SharedStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** Another clock, for tests: the one that messages are sent by and the store forgets by. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Adds a question.
         *
         * @throws IllegalArgumentException if there is a question or a menu of that name
         */
        public Builder question(Question question) {
            if (questions.putIfAbsent(question.name, question) != null) {
                throw new IllegalArgumentException("question: one of each name, actual two of " + question.name);
            }
            return this;
        }

        /**
         * Adds a question that waits so long for any text.
         *
         * @throws IllegalArgumentException if there is a question or a menu of that name, or the time is not more than zero, or more than 3,660 days
         */
        public Builder question(String name, Duration within, Question.Handler handler) {
            return question(Question.of(name, handler).within(within));
        }

        /**
         * Adds a menu.
         *
         * @param within how long it can be picked from after it was shown
         * @throws IllegalArgumentException if there is a question or a menu of that name, or the time is not more than zero, or more than 3,660 days
         */
        public Builder menu(String name, Duration within, TextMenu menu) {
            question(MenuPlace.question(name, menu).within(within));
            menus.put(name, MenuPlace.top(menu));
            return this;
        }

        /**
         * What ends a conversation when it is the whole text, punctuation and width aside, and what is said then. By default 取消 and 退出, answered by
         * {@code 已取消}.
         *
         * @param words none for no such words
         */
        public Builder cancelledBy(InboundHandler<Inbound> answer, String... words) {
            cancelled = Objects.requireNonNull(answer, "answer");
            cancelling = normal(words);
            return this;
        }

        /** What is never an answer when it is the whole text, such as 人工: it goes to the ordinary rules, and the question stays open. */
        public Builder letThrough(String... words) {
            passing.addAll(normal(words));
            return this;
        }

        /**
         * Makes the rules.
         *
         * @throws IllegalArgumentException if a menu asks a question that was not added
         */
        public Dialogues build() {
            for (MenuPlace menu : menus.values()) {
                menu.questions().forEach(asked -> Conversation.find(asked, questions));
            }
            return new Dialogues(this);
        }

        private static Set<String> normal(String... words) {
            List<String> normal = Stream.of(words).map(Said::normal).toList();
            if (normal.contains("")) {
                throw new IllegalArgumentException("word: at least 1 letter or digit, actual 0");
            }
            return normal.stream().collect(Collectors.toUnmodifiableSet());
        }
    }
}
