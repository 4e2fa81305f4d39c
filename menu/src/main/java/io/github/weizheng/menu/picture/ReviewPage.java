package io.github.weizheng.menu.picture;

import java.util.List;

/** A page for a meeting: each menu on a phone, and beneath it what its entries do. For one thread. */
final class ReviewPage {
    private static final int MAX_COLUMN_NAME = 16;
    private static final int MAX_ENTRY_NAME = 60;
    private static final String STYLE = """
            body{font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;color:#181818;
            max-width:960px;margin:32px auto;padding:0 20px;line-height:1.5}
            h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:36px 0 8px;border-left:4px solid #07a35a;padding-left:10px}
            p{color:#595959;margin:4px 0}.over{color:#b42318;font-weight:bold}.cut{color:#8c8c8c;font-size:12px;display:block}
            svg{display:block;margin:12px auto;max-width:100%;height:auto}
            table{border-collapse:collapse;width:100%;font-size:14px}
            th,td{border:1px solid #d9d9d9;padding:6px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            th{background:#f5f5f5;white-space:nowrap}td.bytes{text-align:right;white-space:nowrap}td.kind{white-space:nowrap}
            tr.column td{background:#fafafa;font-weight:bold}
            @media print{body{margin:0;max-width:none}section{break-before:page}section:first-of-type{break-before:auto}
            tr{break-inside:avoid}svg{max-height:150mm}}
            """;

    private final Markup out = new Markup();

    String of(String title, List<Screen> screens, int untold) {
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "zh-CN")
                .open("head");
        out.empty("meta", "charset", "UTF-8");
        out.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.leaf("title", title + " 自定义菜单").line();
        out.style(STYLE).close().line();
        out.open("body").leaf("h1", title).leaf("p", "微信公众号自定义菜单预览").line();
        screens.forEach(screen -> section(title, screen));
        if (untold > 0) {
            out.leaf("p", "…另有 " + untold + " 个菜单未画出", "class", "over");
        }
        return "<!DOCTYPE html>\n" + out.done();
    }

    private void section(String title, Screen screen) {
        out.line().open("section").leaf("h2", screen.caption());
        MenuPicture.svg(out, title, List.of(screen));
        out.line().open("table").open("thead").open("tr");
        for (String head : List.of("栏目", "名称", "字节", "类型", "目标")) {
            out.leaf("th", head);
        }
        out.close().close().open("tbody");
        int at = 0;
        for (Column column : screen.columns()) {
            column(column, ++at);
        }
        if (screen.untold() > 0) {
            more("…另有 " + screen.untold() + " 栏");
        }
        out.close().close().close();
    }

    private void column(Column column, int at) {
        String place = at > Screen.MAX_COLUMNS ? "第 " + at + " 栏，超出 " + Screen.MAX_COLUMNS + " 栏" : "第 " + at + " 栏";
        row("column", place, at > Screen.MAX_COLUMNS, column.self(), Screen.COLUMN_WIDTH, MAX_COLUMN_NAME);
        int entryAt = 0;
        for (Item entry : column.entries()) {
            boolean over = ++entryAt > Column.MAX_ENTRIES;
            String where = column.self().shown(Screen.COLUMN_WIDTH) + (over ? "，第 " + entryAt + " 项" : "");
            row("entry", where, over, entry, Screen.ENTRY_WIDTH, MAX_ENTRY_NAME);
        }
        if (column.untold() > 0) {
            more("…另有 " + column.untold() + " 项");
        }
    }

    private void row(String kind, String place, boolean placeOver, Item item, int width, int maxBytes) {
        out.line().open("tr", "class", kind);
        cell(place, placeOver ? "over" : "place");
        out.open("td").text(item.name());
        String shown = item.shown(width);
        if (!shown.equals(item.name())) {
            out.leaf("span", "手机显示：" + shown, "class", "cut");
        }
        out.close();
        boolean over = item.bytes() > maxBytes;
        cell(item.bytes() + (over ? "（上限 " + maxBytes + "）" : ""), over ? "bytes over" : "bytes");
        cell(item.kind(), "kind");
        cell(item.target(), "target");
        out.close();
    }

    private void more(String text) {
        out.open("tr").leaf("td", text, "colspan", "5", "class", "over").close();
    }

    private void cell(String text, String style) {
        out.leaf("td", text, "class", style);
    }
}
