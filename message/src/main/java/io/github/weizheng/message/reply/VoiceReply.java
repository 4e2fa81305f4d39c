package io.github.weizheng.message.reply;

/**
 * A voice recording.
 *
 * @param mediaId of temporary media or permanent material
 */
public record VoiceReply(String mediaId) implements Reply {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException as {@link Reply#voice}
     */
    public VoiceReply {
        Checked.id("voice mediaId", mediaId);
    }
}
