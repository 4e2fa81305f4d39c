/** Once-only effects: de-duplication of what WeChat delivers several times. */
@NullMarked
package io.github.weizheng.core.effect;

import org.jspecify.annotations.NullMarked;
