package io.github.weizheng.message.route;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.MenuEvent;
import java.util.regex.Pattern;

/** What a rule fits. */
sealed interface Matching {
    /** What it is about, as a word. */
    String kind();

    /** What fits, for people. */
    String words();

    /** The rule's name, unless it is given one. */
    default String name() {
        return kind() + ' ' + words();
    }

    /** Text that is a word, begins with it, has it in it. */
    record Word(How how, String words) implements Matching {
        @Override
        public String kind() {
            return how.text;
        }
    }

    /** How a word has to stand in a text. */
    enum How {
        EXACT("exact"),
        PREFIX("prefix"),
        CONTAINS("contains"),
        /** The whole text, or else in it. */
        KEYWORD("keyword");

        final String text;

        How(String text) {
            this.text = text;
        }
    }

    /** Text that has something of this form in it. */
    record Regex(Pattern pattern) implements Matching {
        @Override
        public String kind() {
            return "pattern";
        }

        @Override
        public String words() {
            return pattern.pattern();
        }
    }

    /** What a citizen did through the menu entry with this key. */
    record Menu(MenuKey key, Class<? extends MenuEvent.Keyed> type) implements Matching {
        @Override
        public String kind() {
            return type.equals(InboundEvent.MenuClick.class) ? "menu key" : "menu key of " + type.getSimpleName();
        }

        @Override
        public String words() {
            return key.value();
        }
    }

    /** A QR code with this scene, or one that begins so. */
    record Scene(String words, boolean prefix) implements Matching {
        @Override
        public String kind() {
            return prefix ? "scene prefix" : "scene";
        }
    }

    /** Everything of a type. */
    record Type(Class<? extends Inbound> type) implements Matching {
        @Override
        public String kind() {
            return "type";
        }

        @Override
        public String words() {
            return type.getSimpleName();
        }
    }
}
