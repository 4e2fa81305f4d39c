package io.github.weizheng.message.reply;

/**
 * An image.
 *
 * @param mediaId of temporary media or permanent material
 */
public record ImageReply(String mediaId) implements Reply {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException as {@link Reply#image}
     */
    public ImageReply {
        Checked.id("image mediaId", mediaId);
    }
}
