/**
 * Short conversations: the office asks, and the citizen's next message is the answer; numbered menus in text.
 *
 * <p>Entry point: {@link io.github.weizheng.message.dialogue.Dialogues}.
 */
@NullMarked
package io.github.weizheng.message.dialogue;

import org.jspecify.annotations.NullMarked;
