package io.github.weizheng.message.reply;

import java.util.Objects;

/** One article of a news answer (图文). Immutable and thread-safe. */
public final class Article {
    final String title;
    final String description;
    final String picUrl;
    final String url;

    private Article(Builder builder) {
        title = builder.title;
        description = builder.description;
        picUrl = builder.picUrl;
        url = builder.url;
    }

    /**
     * Starts an article.
     *
     * @param title what is shown first
     * @param url where a tap leads
     * @throws IllegalArgumentException if either is empty, or has a character that XML cannot hold
     */
    public static Builder builder(String title, String url) {
        return new Builder(title, url);
    }

    /** The title's length; the text is the office's, and may be meant for one citizen. */
    @Override
    public String toString() {
        return "Article[" + title.length() + " characters]";
    }

    /** Collects an article. For one thread. */
    public static final class Builder {
        private final String title;
        private final String url;
        private String description = "";
        private String picUrl = "";

        private Builder(String title, String url) {
            if (title.isEmpty() || url.isEmpty()) {
                throw new IllegalArgumentException(
                        "article: title and url are needed, actual length " + title.length() + " and " + url.length());
            }
            this.title = checked("article title", title);
            this.url = checked("article url", url);
        }

        /**
         * A line below the title.
         *
         * @throws IllegalArgumentException if it has a character that XML cannot hold
         */
        public Builder description(String text) {
            description = checked("article description", text);
            return this;
        }

        /**
         * A JPG or PNG, 360×200 or 200×200.
         *
         * @throws IllegalArgumentException if it has a character that XML cannot hold
         */
        public Builder picUrl(String pictureUrl) {
            picUrl = checked("article picUrl", pictureUrl);
            return this;
        }

        /** Makes the article. */
        public Article build() {
            return new Article(this);
        }

        private static String checked(String what, String text) {
            ReplyXml.check(what, Objects.requireNonNull(text, what));
            return text;
        }
    }
}
