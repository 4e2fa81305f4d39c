package io.github.weizheng.message.reply;

/**
 * One article of a news answer.
 *
 * @param title what is shown first
 * @param description a line below it; may be empty
 * @param picUrl a JPG or PNG, 360×200 or 200×200; may be empty
 * @param url where a tap leads
 */
public record Article(String title, String description, String picUrl, String url) {
    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if title or url is empty, or a text has a character that XML cannot hold
     */
    public Article {
        if (title.isEmpty() || url.isEmpty()) {
            throw new IllegalArgumentException(
                    "article: title and url are needed, actual length " + title.length() + " and " + url.length());
        }
        ReplyXml.check("article title", title);
        ReplyXml.check("article description", description);
        ReplyXml.check("article picUrl", picUrl);
        ReplyXml.check("article url", url);
    }
}
