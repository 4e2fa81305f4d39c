/**
 * A router's rules in a file, for offices that change words without a release.
 *
 * <p>Entry point: {@link io.github.weizheng.message.file.rules.RuleFile}.
 */
@NullMarked
package io.github.weizheng.message.file.rules;

import org.jspecify.annotations.NullMarked;
