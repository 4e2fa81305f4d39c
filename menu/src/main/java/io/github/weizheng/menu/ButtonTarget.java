package io.github.weizheng.menu;

import java.util.stream.Collectors;

/** What a button leads to, on one line. */
final class ButtonTarget {
    private ButtonTarget() {}

    static String of(MenuButton button) {
        if (button instanceof MenuButton.Keyed keyed) {
            return keyed.key().value();
        } else if (button instanceof MenuButton.View view) {
            return view.url();
        } else if (button instanceof MenuButton.MiniProgram program) {
            return program.appId() + " " + program.pagePath() + " (" + program.url() + ")";
        } else if (button instanceof MenuButton.Media media) {
            return media.mediaId();
        } else if (button instanceof MenuButton.ViewLimited view) {
            return view.mediaId();
        } else if (button instanceof MenuButton.Article article) {
            return article.articleId();
        } else if (button instanceof MenuButton.ArticleViewLimited view) {
            return view.articleId();
        } else if (button instanceof MenuButton.Unknown unknown) {
            return unknown.json();
        } else if (button instanceof ConsoleButton.News news) {
            return news.value()
                    + news.articles().stream()
                            .map(ConsoleButton.Article::title)
                            .collect(Collectors.joining(" / ", " (", ")"));
        }
        return button instanceof ConsoleButton made ? made.value() : "";
    }
}
