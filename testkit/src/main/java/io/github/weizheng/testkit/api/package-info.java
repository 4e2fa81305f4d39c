/** The frame of the official-account API: routes, access-token check, bodies and errcodes. */
@NullMarked
package io.github.weizheng.testkit.api;

import org.jspecify.annotations.NullMarked;
