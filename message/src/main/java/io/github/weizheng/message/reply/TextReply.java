package io.github.weizheng.message.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text.
 *
 * @param content 1 to 2,048 bytes in UTF-8
 */
public record TextReply(String content) implements Reply {
    private static final int MAX_BYTES = 2048;

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException as {@link Reply#text}
     */
    public TextReply {
        int bytes = content.getBytes(UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("text: 1 to " + MAX_BYTES + " bytes, actual " + bytes);
        }
        Checked.text("text", content);
    }

    /** Its length; the text may be meant for one citizen. */
    @Override
    public String toString() {
        return "TextReply[" + content.length() + " characters]";
    }
}
