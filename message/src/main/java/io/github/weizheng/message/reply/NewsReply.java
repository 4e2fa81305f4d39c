package io.github.weizheng.message.reply;

import java.util.List;

/**
 * Articles (图文消息).
 *
 * @param articles 1 to 8
 */
public record NewsReply(List<Article> articles) implements Reply {
    static final int MAX_ARTICLES = 8;

    /**
     * Checks and copies them.
     *
     * @throws IllegalArgumentException as {@link Reply#news}
     */
    public NewsReply {
        articles = List.copyOf(articles);
        if (articles.isEmpty() || articles.size() > MAX_ARTICLES) {
            throw new IllegalArgumentException("news: 1 to " + MAX_ARTICLES + " articles, actual " + articles.size());
        }
    }
}
