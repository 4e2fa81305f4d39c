package io.github.weizheng.message.inbound;

/** The text is not the XML that WeChat writes. Costs little, because strangers can cause it at will. */
final class NotXmlException extends Exception {
    private static final long serialVersionUID = 1L;

    NotXmlException() {
        super(null, null, false, false);
    }
}
