package io.github.weizheng.testkit;

/** What a citizen does to be written to by customer service for a while. */
public enum ReplyWindow {
    /** Sending a message of any type. 5 messages in 48 hours. */
    MESSAGE,
    /** A menu button of type click, scancode_push or scancode_waitmsg, or an item of a menu message. 3 in a minute. */
    MENU,
    /** Following, by a scanned code or otherwise. 3 in a minute. */
    FOLLOW,
    /** Scanning a QR code with a scene while following. 3 in a minute. */
    SCAN,
    /** A payment that succeeded. Any number in 48 hours. */
    PAYMENT
}
