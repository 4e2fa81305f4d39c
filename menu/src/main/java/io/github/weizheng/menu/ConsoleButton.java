package io.github.weizheng.menu;

import java.util.List;

/**
 * A button that was made in WeChat's console (公众平台后台). The API shows it and cannot make it: publishing through the API loses it, and only
 * a person in the console brings it back.
 */
public sealed interface ConsoleButton extends MenuButton {
    /** What WeChat calls its value: the text, the media id, or where the video is. */
    String value();

    /** Answers with a text (文字). */
    record Text(String name, String value) implements ConsoleButton {
        @Override
        public String type() {
            return "text";
        }
    }

    /** Answers with a picture (图片). */
    record Image(String name, String value) implements ConsoleButton {
        @Override
        public String type() {
            return "img";
        }
    }

    /** Answers with a voice message (语音). */
    record Voice(String name, String value) implements ConsoleButton {
        @Override
        public String type() {
            return "voice";
        }
    }

    /**
     * Answers with a video (视频).
     *
     * @param value where it can be downloaded; another address each time, perhaps
     */
    record Video(String name, String value) implements ConsoleButton {
        @Override
        public String type() {
            return "video";
        }
    }

    /** Answers with articles (图文消息). */
    record News(String name, String value, List<Article> articles) implements ConsoleButton {
        /** Copies the articles. */
        public News {
            articles = List.copyOf(articles);
        }

        @Override
        public String type() {
            return "news";
        }
    }

    /**
     * One article of a {@link News}.
     *
     * @param contentUrl the article
     * @param sourceUrl where 阅读原文 leads; may be empty
     */
    record Article(
            String title,
            String author,
            String digest,
            boolean showCover,
            String coverUrl,
            String contentUrl,
            String sourceUrl) {}
}
