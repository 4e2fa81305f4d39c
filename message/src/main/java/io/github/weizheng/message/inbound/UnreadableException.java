package io.github.weizheng.message.inbound;

/** The bytes are not the XML or JSON that WeChat writes. Costs little, because strangers can cause it at will. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException() {
        super(null, null, false, false);
    }
}
