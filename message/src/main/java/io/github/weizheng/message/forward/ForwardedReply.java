package io.github.weizheng.message.forward;

import java.util.Objects;

/**
 * What is to be answered in a target's name.
 *
 * @param target the name of the target that answered
 * @param text the plain reply, ready for WeChat but for encryption, in the form of the message (XML or JSON); empty if the target has the
 *     message and has nothing to say
 */
public record ForwardedReply(String target, String text) {
    /** Takes both as they are. */
    public ForwardedReply {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(text, "text");
    }

    /** Leaves the text out: it is a citizen's. */
    @Override
    public String toString() {
        return "ForwardedReply[" + target + ", " + text.length() + " characters]";
    }
}
