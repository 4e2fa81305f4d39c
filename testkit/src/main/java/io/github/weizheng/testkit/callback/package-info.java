/** Pushes to the developer's URL: their XML, their cryptography, their retries, and the judgement of the answer. */
@NullMarked
package io.github.weizheng.testkit.callback;

import org.jspecify.annotations.NullMarked;
