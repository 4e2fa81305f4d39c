package io.github.weizheng.message.reply;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An answer as XML. Every text is a CDATA section, so none can leave its element. */
final class XmlForm implements ReplyForm {
    /** Joined bit by bit: a builder would widen and copy everything at the first Chinese character, and the bits are few. */
    private String content = "";

    @Override
    public ReplyForm text(String name, String text) {
        content = content + "<" + name + "><![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]></" + name + ">";
        return this;
    }

    @Override
    public ReplyForm number(String name, long number) {
        return element(name, Long.toString(number));
    }

    @Override
    public ReplyForm nested(String name, Consumer<ReplyForm> inner) {
        XmlForm nested = new XmlForm();
        inner.accept(nested);
        return element(name, nested.content);
    }

    @Override
    public <T> ReplyForm each(String name, List<T> values, BiConsumer<ReplyForm, T> inner) {
        values.forEach(value -> nested(name, out -> inner.accept(out, value)));
        return this;
    }

    @Override
    public String end() {
        return "<xml>" + content + "</xml>";
    }

    private ReplyForm element(String name, String inner) {
        content = content + "<" + name + ">" + inner + "</" + name + ">";
        return this;
    }
}
