package io.github.weizheng.testkit.wire;

/** How the line behaves while an answer goes out. */
public enum Ending {
    /** The whole answer arrives. */
    WHOLE,
    /** The connection is cut before the first byte. */
    HANG_UP,
    /** The headers and about half of the body arrive, then the connection is cut. */
    CUT,
    /** The headers and about half of the body arrive, then nothing more. */
    STALL
}
