package io.github.weizheng.menu.catalog;

import io.github.weizheng.core.catalog.OnlineDepth;
import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.core.catalog.ServiceItem;
import io.github.weizheng.menu.MenuButton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges entries. */
final class EntryUses {
    private static final List<String> OF_ARTICLES = List.of(
            "公开", "公告", "公示", "通知", "新闻", "资讯", "动态", "要闻", "解读", "政策", "信息发布", "发布", "宣传", "专题", "亮点", "党建", "历史消息",
            "简介");
    private static final List<String> OF_DIALOGUE =
            List.of("信箱", "留言", "咨询", "投诉", "举报", "建议", "互动", "调查", "评价", "热线", "客服", "联系");
    private static final String ARTICLES_OF_WECHAT = "://mp.weixin.qq.com/";

    private final ServiceCatalog catalog;
    private final Map<String, ServiceItem> byUrl = new HashMap<>();
    private final Map<ServiceItem.MiniProgram, ServiceItem> byMiniProgram = new HashMap<>();

    EntryUses(ServiceCatalog catalog) {
        this.catalog = catalog;
        for (ServiceItem item : catalog.items()) {
            item.url().ifPresent(url -> byUrl.putIfAbsent(url, item));
            item.miniProgram().ifPresent(program -> byMiniProgram.putIfAbsent(program, item));
        }
    }

    /** The service that an entry is. */
    Optional<ServiceItem> item(MenuButton button) {
        return catalog.named(button.name()).or(() -> led(button));
    }

    private Optional<ServiceItem> led(MenuButton button) {
        if (button instanceof MenuButton.Keyed keyed) {
            return catalog.item(keyed.key().value());
        } else if (button instanceof MenuButton.View view) {
            return Optional.ofNullable(byUrl.get(view.url()));
        } else if (button instanceof MenuButton.MiniProgram program) {
            return Optional.ofNullable(
                    byMiniProgram.get(new ServiceItem.MiniProgram(program.appId(), program.pagePath())));
        }
        return Optional.empty();
    }

    MenuLint.Entry judged(String path, MenuButton button) {
        boolean article =
                switch (button.type()) {
                    case "media_id", "view_limited", "article_id", "article_view_limited" -> true;
                    case "view" -> button.target().contains(ARTICLES_OF_WECHAT);
                    default -> false;
                };
        if (article) {
            return new MenuLint.Entry(path, Use.ARTICLE, button.type());
        }
        Optional<String> talk = word(button.name(), OF_DIALOGUE);
        if (talk.isPresent()) {
            return new MenuLint.Entry(path, Use.DIALOGUE, talk.get());
        }
        return word(button.name(), OF_ARTICLES)
                .map(word -> new MenuLint.Entry(path, Use.ARTICLE, word))
                .orElseGet(() -> new MenuLint.Entry(path, Use.SERVICE, ""));
    }

    boolean isWhollyOnline(ServiceItem item) {
        return item.onlineDepth().equals(Optional.of(OnlineDepth.COMPLETE));
    }

    private static Optional<String> word(String name, List<String> words) {
        return words.stream().filter(name::contains).findFirst();
    }
}
