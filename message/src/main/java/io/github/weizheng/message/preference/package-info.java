/**
 * What citizens have chosen: their language, and whether they want everything simple and large (长者模式).
 *
 * <p>Entry points: {@link io.github.weizheng.message.preference.CitizenPreferences} and {@link io.github.weizheng.message.preference.Variants}.
 */
@NullMarked
package io.github.weizheng.message.preference;

import org.jspecify.annotations.NullMarked;
