package io.github.weizheng.message.reply;

/**
 * Music.
 *
 * @param thumbMediaId the picture beside it, of temporary media or permanent material
 * @param title empty for none
 * @param description empty for none
 * @param url where it is played from, empty for none
 * @param hqUrl where it is played from on Wi-Fi, empty for none
 */
public record MusicReply(String thumbMediaId, String title, String description, String url, String hqUrl)
        implements Reply {
    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII, an address does not start with {@code http://} or
     *     {@code https://}, or a text or an address has more than 2,048 bytes in UTF-8 or a character that XML cannot hold
     */
    public MusicReply {
        Checked.id("music thumbMediaId", thumbMediaId);
        Checked.text("music title", title);
        Checked.text("music description", description);
        Checked.urlIfAny("music url", url);
        Checked.urlIfAny("music hqUrl", hqUrl);
    }

    /** The same with a title. */
    public MusicReply withTitle(String text) {
        return new MusicReply(thumbMediaId, text, description, url, hqUrl);
    }

    /** The same with a description. */
    public MusicReply withDescription(String text) {
        return new MusicReply(thumbMediaId, title, text, url, hqUrl);
    }

    /** The same with an address to play it from. */
    public MusicReply withUrl(String address) {
        return new MusicReply(thumbMediaId, title, description, address, hqUrl);
    }

    /** The same with an address to play it from on Wi-Fi, in better quality. */
    public MusicReply withHqUrl(String address) {
        return new MusicReply(thumbMediaId, title, description, url, address);
    }

    /** Its media id; the texts may be meant for one citizen. */
    @Override
    public String toString() {
        return "MusicReply[" + thumbMediaId + "]";
    }
}
