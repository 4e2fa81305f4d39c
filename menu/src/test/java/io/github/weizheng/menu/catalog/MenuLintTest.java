package io.github.weizheng.menu.catalog;

import static io.github.weizheng.menu.MenuButton.articleViewLimited;
import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.miniProgram;
import static io.github.weizheng.menu.MenuButton.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.menu.MatchRule;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.MenuSet;
import io.github.weizheng.menu.template.MenuTemplate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** From the office's services to a menu, and back to the question of how much of the menu they are. */
class MenuLintTest {
    private static final ServiceCatalog CATALOG = ServiceCatalog.parse("services.yaml", """
            - {code: CARD, name: 社保卡补办, short_name: 补社保卡, online_depth: 全程网办, url: "https://hall.example.gov.cn/card"}
            - {code: FUND, name: 公积金提取, online_depth: 4, url: "https://hall.example.gov.cn/fund", app_id: wx0123456789abcdef, page_path: pages/fund}
            - {code: PERMIT, name: 居住证签注, short_name: 办居住证, online_depth: Ⅱ级}
            - {code: BIRTH, name: 出生一件事, online_depth: IV, url: "https://hall.example.gov.cn/birth"}
            """.getBytes(UTF_8));

    @Test
    void entriesLeadToWhereTheServiceIsDone() {
        assertThat(ServiceEntries.group("服务汇", CATALOG.items().subList(0, 3)))
                .isEqualTo(MenuButton.group(
                        "服务汇",
                        view("社保卡补办", "https://hall.example.gov.cn/card"),
                        miniProgram("公积金提取", "https://hall.example.gov.cn/fund", "wx0123456789abcdef", "pages/fund"),
                        click("居住证签注", MenuKey.of("PERMIT"))));
    }

    @Test
    void eldersSeeShortNames() {
        MenuButton column = ServiceEntries.group("服务", CATALOG.items().subList(0, 3));
        MenuSet menus = MenuTemplate.builder()
                .button(column)
                .variant(ServiceEntries.elder(MatchRule.tag(60), List.of(column), CATALOG))
                .build()
                .menus();
        assertThat(menus.conditional().get(0).menu().toJson()).contains("补社保卡", "公积金提取", "办居住证");
    }

    @Test
    void tellsServicesFromArticles() {
        Menu menu = Menu.builder()
                .group("公开", view("政策解读", "https://www.example.gov.cn/a"), articleViewLimited("要闻", "A1"))
                .group("资讯", view("本周", "https://mp.weixin.qq.com/s/x"), view("通知公告", "https://www.example.gov.cn/n"))
                .group(
                        "办事",
                        view("补卡", "https://hall.example.gov.cn/card"),
                        click("签注", MenuKey.of("PERMIT")),
                        click("领导信箱", MenuKey.of("MAILBOX")))
                .build();
        MenuLint lint = MenuLint.of(menu, CATALOG);
        assertThat(lint.entries())
                .containsExactly(
                        new MenuLint.Entry("公开 > 政策解读", Use.ARTICLE, "解读"),
                        new MenuLint.Entry("公开 > 要闻", Use.ARTICLE, "article_view_limited"),
                        new MenuLint.Entry("资讯 > 本周", Use.ARTICLE, "view"),
                        new MenuLint.Entry("资讯 > 通知公告", Use.ARTICLE, "公告"),
                        new MenuLint.Entry("办事 > 补卡", Use.SERVICE, "CARD"),
                        new MenuLint.Entry("办事 > 签注", Use.SERVICE, "PERMIT"),
                        new MenuLint.Entry("办事 > 领导信箱", Use.DIALOGUE, "信箱"));
        assertThat(lint.serviceShare()).isEqualTo(2.0 / 6);
        assertThat(lint.isMostlyArticles()).isTrue();
        assertThat(lint.missing()).extracting(item -> item.code()).containsExactly("FUND", "BIRTH");
        assertThat(lint.text(Locale.CHINA))
                .startsWith("服务 2 项，文章 4 项，互动 1 项；服务占服务与文章的 33%。重发布、轻服务")
                .contains("  可全程网办但不在菜单中：公积金提取");
        assertThat(lint.text(Locale.US)).startsWith("2 services, 4 articles");
    }

    @Test
    void aMenuOfServicesIsPraisedBySilence() {
        MenuLint lint = MenuLint.of(
                Menu.builder()
                        .button(ServiceEntries.group("服务", CATALOG.items()))
                        .build(),
                CATALOG);
        assertThat(lint.isMostlyArticles()).isFalse();
        assertThat(lint.serviceShare()).isEqualTo(1);
        assertThat(lint.missing()).isEmpty();
        assertThat(MenuLint.of(
                                Menu.builder()
                                        .button(click("留言", MenuKey.of("M")))
                                        .build(),
                                CATALOG)
                        .serviceShare())
                .isEqualTo(1);
    }
}
