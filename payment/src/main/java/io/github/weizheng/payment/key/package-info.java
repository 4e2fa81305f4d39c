/** Reads the forms in which merchants keep keys and certificates; for this module only. Messages say what a text is and show none of it. */
@NullMarked
package io.github.weizheng.payment.key;

import org.jspecify.annotations.NullMarked;
