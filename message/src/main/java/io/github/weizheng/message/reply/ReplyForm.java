package io.github.weizheng.message.reply;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The form that an answer is written in. Names stand in the order in which they are given. */
interface ReplyForm {
    ReplyForm text(String name, String text);

    ReplyForm number(String name, long number);

    ReplyForm nested(String name, Consumer<ReplyForm> content);

    /** Several of one name. */
    <T> ReplyForm each(String name, List<T> values, BiConsumer<ReplyForm, T> content);

    /** Nothing for an empty text. */
    default ReplyForm textIfAny(String name, String text) {
        return text.isEmpty() ? this : text(name, text);
    }

    /** The whole, once everything is written. */
    String end();
}
