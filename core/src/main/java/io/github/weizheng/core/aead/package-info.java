/** AES-GCM and SM4-GCM; for this library's own modules. */
@NullMarked
package io.github.weizheng.core.aead;

import org.jspecify.annotations.NullMarked;
