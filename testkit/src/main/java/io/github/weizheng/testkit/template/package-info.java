/** Template messages: the account's templates, what production refuses, and what arrives. */
@NullMarked
package io.github.weizheng.testkit.template;

import org.jspecify.annotations.NullMarked;
