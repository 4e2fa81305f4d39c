package io.github.weizheng.message.reply;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An answer as XML. Every text goes through {@link #cdata}, so none can leave its element. */
final class XmlForm implements ReplyForm {
    private final StringBuilder out = new StringBuilder(512).append("<xml>");

    @Override
    public ReplyForm text(String name, String text) {
        open(name);
        cdata(text);
        return close(name);
    }

    @Override
    public ReplyForm number(String name, long number) {
        open(name);
        out.append(number);
        return close(name);
    }

    @Override
    public ReplyForm nested(String name, Consumer<ReplyForm> content) {
        open(name);
        content.accept(this);
        return close(name);
    }

    @Override
    public <T> ReplyForm each(String name, List<T> values, BiConsumer<ReplyForm, T> content) {
        values.forEach(value -> nested(name, out -> content.accept(out, value)));
        return this;
    }

    @Override
    public String end() {
        return out.append("</xml>").toString();
    }

    private void open(String name) {
        out.append('<').append(name).append('>');
    }

    private ReplyForm close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    private void cdata(String text) {
        out.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
    }
}
