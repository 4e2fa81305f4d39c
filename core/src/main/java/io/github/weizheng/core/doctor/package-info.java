/**
 * Finds out what is wrong with an account's configuration, and says what to file or click next.
 *
 * <p>Entry point: {@link io.github.weizheng.core.doctor.Doctor}.
 */
@NullMarked
package io.github.weizheng.core.doctor;

import org.jspecify.annotations.NullMarked;
