package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record NewsReply(List<Article> articles) implements Reply {
    private static final int MAX_ARTICLES = 8;

    NewsReply {
        if (articles.isEmpty() || articles.size() > MAX_ARTICLES) {
            throw new IllegalArgumentException(
                    "news reply: 1 to " + MAX_ARTICLES + " articles, actual " + articles.size());
        }
    }

    @Override
    public Optional<String> toXml(Envelope answered, Instant now) {
        ReplyXml xml = new ReplyXml(answered, now, "news")
                .number("ArticleCount", articles.size())
                .open("Articles");
        for (Article article : articles) {
            xml.open("item")
                    .text("Title", article.title)
                    .text("Description", article.description)
                    .text("PicUrl", article.picUrl)
                    .text("Url", article.url)
                    .close("item");
        }
        return Optional.of(xml.close("Articles").end());
    }
}
