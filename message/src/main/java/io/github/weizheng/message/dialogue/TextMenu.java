package io.github.weizheng.message.dialogue;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A menu of numbered lines in a text, for citizens who find those easier than a menu to tap, elders above all. It is shown by
 * {@link Dialogues#show}; the citizen's next message picks an entry as {@link NumberedText#pick} understands it, and anything else goes to the ordinary
 * rules. It stays open until its time is over, also when it has been picked from: its numbers are still on the screen.
 *
 * <p>An entry may be another menu, in which 0 goes back. Immutable; thread-safe as its handlers are.
 */
public final class TextMenu {
    final List<Entry> entries;
    /** As it is shown by itself. */
    final NumberedText root;
    /** As it is shown under another menu. */
    final NumberedText nested;

    private TextMenu(Builder builder) {
        entries = List.copyOf(builder.entries);
        List<String> labels = entries.stream().map(Entry::label).toList();
        root = NumberedText.of(builder.title, labels, builder.instruction);
        nested = NumberedText.of(builder.title, labels, builder.back, builder.instruction);
    }

    /**
     * Starts a menu.
     *
     * @param title the first line, such as {@code 请回复数字：}
     */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** The text as it is sent where the menu is not under another. */
    @Override
    public String toString() {
        return root.toString();
    }

    /** What a pick leads to. */
    sealed interface Entry {
        String label();

        /** The questions that it asks, now or further down. */
        Stream<String> questions();

        /** Takes the pick of the entry with this number. */
        Next take(MenuPlace place, int number, String name, Answer answer) throws Exception;
    }

    record Answered(String label, InboundHandler<Inbound> handler) implements Entry {
        @Override
        public Stream<String> questions() {
            return Stream.empty();
        }

        @Override
        public Next take(MenuPlace place, int number, String name, Answer answer) throws Exception {
            return Next.stay(Objects.requireNonNull(
                    handler.handle(answer.message()),
                    () -> "menu \"" + name + "\": the handler of \"" + label + "\" returned null"));
        }
    }

    record Asking(String label, Next asking) implements Entry {
        @Override
        public Stream<String> questions() {
            return Stream.of(asking.question);
        }

        @Override
        public Next take(MenuPlace place, int number, String name, Answer answer) {
            return asking;
        }
    }

    record Branch(String label, TextMenu menu) implements Entry {
        @Override
        public Stream<String> questions() {
            return menu.entries.stream().flatMap(Entry::questions);
        }

        @Override
        public Next take(MenuPlace place, int number, String name, Answer answer) {
            return place.under(number, menu).asking(name);
        }
    }

    /** Collects entries. For one thread. */
    public static final class Builder {
        private final String title;
        private final List<Entry> entries = new ArrayList<>();
        private String back = "返回上一级";
        private String instruction = "";

        private Builder(String title) {
            this.title = Objects.requireNonNull(title, "title");
        }

        /** An entry that is answered. The message that a handler gets is the one that picked. */
        public Builder entry(String label, InboundHandler<Inbound> handler) {
            return add(new Answered(label, Objects.requireNonNull(handler, "handler")));
        }

        /** An entry that shows another menu. */
        public Builder entry(String label, TextMenu menu) {
            return add(new Branch(label, Objects.requireNonNull(menu, "menu")));
        }

        /**
         * An entry that asks a question, after which the menu is no longer open.
         *
         * @param question the name of a question of the same {@link Dialogues}
         * @param reply the question as the citizen sees it
         */
        public Builder entry(String label, String question, Reply reply) {
            return add(new Asking(label, Next.ask(question, "", reply)));
        }

        /** The last line, such as {@code 回复“退出”结束}. By default there is none. */
        public Builder instruction(String line) {
            instruction = Objects.requireNonNull(line, "line");
            return this;
        }

        /** What stands beside 0 where this menu is under another. By default {@code 返回上一级}. */
        public Builder back(String label) {
            back = Objects.requireNonNull(label, "label");
            return this;
        }

        /**
         * Makes the menu.
         *
         * @throws IllegalArgumentException if there is no entry or are more than 99, title or a label has nothing but white space and punctuation, a label breaks the line or is there twice, or
         *     the text, with the line that goes back, has more than 2,048 bytes in UTF-8
         */
        public TextMenu build() {
            return new TextMenu(this);
        }

        private Builder add(Entry entry) {
            Objects.requireNonNull(entry.label(), "label");
            entries.add(entry);
            return this;
        }
    }
}
