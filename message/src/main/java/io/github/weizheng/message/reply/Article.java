package io.github.weizheng.message.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One article of a news answer (图文). Limits of bytes are in UTF-8, and this library's own. Immutable and thread-safe. */
public final class Article {
    private final String title;
    private final String description;
    private final String picUrl;
    private final String url;

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
     * @throws IllegalArgumentException if the title is blank, the url does not start with {@code http://} or {@code https://}, or either has more than 2,048 bytes or a
     *     character that XML cannot hold
     */
    public static Builder builder(String title, String url) {
        return new Builder(title, url);
    }

    /** What is shown first. */
    public String title() {
        return title;
    }

    /** The line below the title, empty for none. */
    public String description() {
        return description;
    }

    /** The picture, empty for none. */
    public String picUrl() {
        return picUrl;
    }

    /** Where a tap leads. */
    public String url() {
        return url;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Article that && texts().equals(that.texts());
    }

    @Override
    public int hashCode() {
        return texts().hashCode();
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
            this.title = Checked.filled("article title", title);
            this.url = Checked.url("article url", url);
        }

        /**
         * A line below the title.
         *
         * @throws IllegalArgumentException if it has more than 2,048 bytes or a character that XML cannot hold
         */
        public Builder description(String text) {
            description = Checked.text("article description", text);
            return this;
        }

        /**
         * A JPG or PNG, 360×200 or 200×200.
         *
         * @throws IllegalArgumentException if it does not start with {@code http://} or {@code https://}, or has more than 2,048 bytes or a character that XML cannot hold
         */
        public Builder picUrl(String pictureUrl) {
            picUrl = Checked.urlIfAny("article picUrl", pictureUrl);
            return this;
        }

        /** Makes the article. */
        public Article build() {
            return new Article(this);
        }
    }

    int escapedBytes() {
        return texts().stream().mapToInt(Checked::escapedBytes).sum();
    }

    private List<String> texts() {
        return List.of(title, description, picUrl, url);
    }
}
