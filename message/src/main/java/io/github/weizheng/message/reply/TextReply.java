package io.github.weizheng.message.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text.
 *
 * @param content 1 to 2,048 bytes in UTF-8
 */
public record TextReply(String content) implements Reply {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException as {@link Reply#text}
     */
    public TextReply {
        int bytes = content.getBytes(UTF_8).length;
        if (bytes == 0 || bytes > Checked.MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("text: 1 to " + Checked.MAX_TEXT_BYTES + " bytes, actual " + bytes);
        }
        Checked.characters("text", content);
    }

    /** Its length; the text may be meant for one citizen. */
    @Override
    public String toString() {
        return "TextReply[" + content.length() + " characters]";
    }
}
