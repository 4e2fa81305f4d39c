package io.github.weizheng.testkit;

/** What goes wrong with a bill. */
public enum BillFault {
    /** {@code hash_value} is that of another file. */
    WRONG_HASH,
    /** The download is complete HTTP whose body stops half way. */
    TRUNCATED
}
