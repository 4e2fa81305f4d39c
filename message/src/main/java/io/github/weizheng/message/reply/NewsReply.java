package io.github.weizheng.message.reply;

import java.util.List;

/**
 * Articles (图文消息).
 *
 * @param articles 1 to 8
 */
public record NewsReply(List<Article> articles) implements Reply {
    static final int MAX_ARTICLES = 8;
    /** With all that is around them, and encrypted, they fit into a store. */
    private static final int MAX_BYTES = 40 * 1024;

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
        int bytes = articles.stream().mapToInt(Article::escapedBytes).sum();
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "news: articles of up to " + MAX_BYTES + " bytes once escaped, actual " + bytes);
        }
    }
}
