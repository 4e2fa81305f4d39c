package io.github.weizheng.menu;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.group;
import static io.github.weizheng.menu.MenuButton.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.menu.ColumnSuggestion.Column;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to do about a menu with too many columns. */
class ColumnSuggestionTest {
    private static final List<String> FIVE = List.of("信息发布", "办事服务", "在线互动", "便民应用", "我的");

    @Test
    void groupsFiveColumnsIntoThree() {
        List<MenuButton> columns = List.of(
                group("信息发布", view("通知公告", "https://www.example.gov.cn")),
                click("办事服务", MenuKey.of("SERVICES")),
                click("在线互动", MenuKey.of("CONTACT")),
                click("便民应用", MenuKey.of("APPS")),
                click("我的", MenuKey.of("MINE")));

        assertThat(ColumnSuggestion.of(columns).orElseThrow().columns())
                .containsExactly(
                        new Column("资讯", List.of("信息发布"), List.of()),
                        new Column("服务", List.of("办事服务", "便民应用"), List.of()),
                        new Column("互动", List.of("在线互动", "我的"), List.of()));
    }

    @Test
    void saysItInChineseAndInEnglish() {
        ColumnSuggestion suggestion = ColumnSuggestion.ofNames(FIVE).orElseThrow();

        assertThat(suggestion.text(Locale.CHINA))
                .startsWith("微信自定义菜单最多 3 个一级菜单，现有 5 个；建议合并为 3 个：资讯（信息发布）、服务（办事服务、便民应用）、互动（在线互动、我的）。");
        assertThat(suggestion.text(Locale.US))
                .startsWith("A WeChat menu has at most 3 columns, this one has 5; group them into 3:"
                        + " 资讯 (信息发布), 服务 (办事服务, 便民应用), 互动 (在线互动, 我的).");
    }

    @Test
    void saysWhatShouldMoveToAPage() {
        ColumnSuggestion suggestion = ColumnSuggestion.ofNames(
                        List.of("社保查询", "医保查询", "公积金查询", "水费缴费", "电费缴费", "燃气缴费", "门诊预约"))
                .orElseThrow();

        assertThat(suggestion.columns())
                .containsExactly(
                        new Column("服务", List.of("社保查询", "医保查询", "公积金查询", "水费缴费", "电费缴费"), List.of("燃气缴费", "门诊预约")));
        assertThat(suggestion.text(Locale.CHINA)).contains("每个一级菜单最多 5 个二级菜单，以下放不下，请移到网页中：燃气缴费、门诊预约。");
        assertThat(suggestion.text(Locale.US)).contains("move to a page: 燃气缴费, 门诊预约.");
    }

    @Test
    void putsUnknownNamesWhereThereIsLeast() {
        assertThat(ColumnSuggestion.ofNames(List.of("魅力水乡", "新闻", "公告", "办事", "缴费", "特产"))
                        .orElseThrow()
                        .columns())
                .extracting(Column::entries)
                .containsExactly(List.of("新闻", "公告"), List.of("办事", "缴费"), List.of("魅力水乡", "特产"));
    }

    @Test
    void keepsTheOrderWithinAColumn() {
        assertThat(ColumnSuggestion.ofNames(List.of("甲", "投诉", "新闻", "要闻", "办事", "预约", "乙"))
                        .orElseThrow()
                        .columns())
                .extracting(Column::entries)
                .containsExactly(List.of("新闻", "要闻", "乙"), List.of("办事", "预约"), List.of("甲", "投诉"));
    }

    @ParameterizedTest(name = "{0} belongs to {1}")
    @CsvSource({"信息查询, 服务", "服务公告, 资讯", "政策咨询, 互动", "个人办事, 服务", "政务公开, 资讯", "局长信箱, 互动", "亮点, 资讯"})
    void knowsAColumnByTheLastWordOfItsName(String name, String pillar) {
        assertThat(Pillar.of(name).orElseThrow().title()).isEqualTo(pillar);
    }

    @Test
    void hasNothingToSayAboutThreeColumns() {
        assertThat(ColumnSuggestion.ofNames(FIVE.subList(0, 3))).isEmpty();
        assertThat(ColumnSuggestion.of(List.of())).isEmpty();
    }

    @Test
    void looksAtTheFirstHundredNames() {
        ColumnSuggestion suggestion = ColumnSuggestion.ofNames(Collections.nCopies(1_000, "长".repeat(1_000)))
                .orElseThrow();

        assertThat(suggestion.text(Locale.CHINA)).contains("另有 900 个未列出").hasSizeLessThan(4_000);
    }

    @Property
    void losesNoColumn(@ForAll @Size(min = 4, max = 30) List<String> names) {
        List<Column> columns = ColumnSuggestion.ofNames(names).orElseThrow().columns();

        assertThat(columns)
                .hasSizeBetween(1, 3)
                .allMatch(column -> column.entries().size() <= 5);
        assertThat(columns.stream()
                        .flatMap(column -> Stream.concat(column.entries().stream(), column.moved().stream())))
                .hasSize(names.size());
    }
}
