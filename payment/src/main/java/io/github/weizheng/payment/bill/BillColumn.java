package io.github.weizheng.payment.bill;

import java.util.List;

/** A column that this library knows; implemented by enums. */
interface BillColumn {
    /** Its names, the present one first, parted by {@code |}. */
    String spellings();

    /** Whether a bill without it is broken. */
    boolean required();

    /** Whether its cells hold what people have written. */
    default boolean isFreeText() {
        return false;
    }

    /** Its place among the known ones. */
    int ordinal();

    /** The same, one by one. */
    default List<String> names() {
        return List.of(spellings().split("\\|", -1));
    }

    /** The present name. */
    default String title() {
        return names().get(0);
    }
}
