package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Envelope;
import java.time.Instant;

/** Writes an answer. Every text goes through {@link #cdata}, so none can leave its element. */
final class ReplyXml {
    private final StringBuilder out = new StringBuilder(512).append("<xml>");

    ReplyXml(Envelope answered, Instant now, String msgType) {
        text("ToUserName", answered.citizen().value());
        text("FromUserName", answered.account());
        number("CreateTime", now.getEpochSecond());
        text("MsgType", msgType);
    }

    ReplyXml text(String name, String text) {
        open(name);
        cdata(text);
        return close(name);
    }

    ReplyXml number(String name, long number) {
        open(name);
        out.append(number);
        return close(name);
    }

    ReplyXml open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    ReplyXml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    String end() {
        return out.append("</xml>").toString();
    }

    private void cdata(String text) {
        out.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
    }

    /** @throws IllegalArgumentException naming the first character that XML 1.0 cannot hold */
    static void check(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (control || c >= '\uFFFE' || (Character.isSurrogate(c) && !pair)) {
                throw new IllegalArgumentException(
                        String.format("%s: no character U+%04X in XML, actual at index %d", field, (int) c, i));
            }
            i += pair ? 1 : 0;
        }
    }
}
