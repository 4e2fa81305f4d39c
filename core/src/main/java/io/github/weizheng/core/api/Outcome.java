package io.github.weizheng.core.api;

/** What an exchange brought. */
interface Outcome {
    /** The errcode; "0" if all is well. */
    String code();
}
