package io.github.weizheng.message.reply;

/**
 * A video.
 *
 * @param mediaId of temporary media or permanent material
 * @param title empty for none
 * @param description empty for none
 */
public record VideoReply(String mediaId, String title, String description) implements Reply {
    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII, or a text has more than 2,048 bytes in UTF-8 or a character that XML
     *     cannot hold
     */
    public VideoReply {
        Checked.id("video mediaId", mediaId);
        Checked.text("video title", title);
        Checked.text("video description", description);
    }

    /** The same with a title. */
    public VideoReply withTitle(String text) {
        return new VideoReply(mediaId, text, description);
    }

    /** The same with a description. */
    public VideoReply withDescription(String text) {
        return new VideoReply(mediaId, title, text);
    }

    /** Its media id; the texts may be meant for one citizen. */
    @Override
    public String toString() {
        return "VideoReply[" + mediaId + "]";
    }
}
