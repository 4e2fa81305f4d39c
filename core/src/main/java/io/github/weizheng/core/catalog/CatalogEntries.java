package io.github.weizheng.core.catalog;

import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.table.Entry;
import io.github.weizheng.core.file.table.Table;
import io.github.weizheng.core.file.tree.Mistakes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes items of entries. For one reading. */
final class CatalogEntries {
    private static final Map<String, String> KEY_BY_COLUMN = Map.of(
            "事项编码", "code",
            "事项名称", "name",
            "实施部门", "department",
            "承诺时限", "time_limit",
            "申请材料", "materials",
            "网办深度", "online_depth",
            "适老简称", "short_name",
            "网址", "url",
            "小程序appid", "app_id",
            "小程序路径", "page_path");
    private static final String DEPTHS = "1-4, Ⅰ-Ⅳ, 网上查询, 网上预审, 网上受理, 全程网办";

    private final Mistakes mistakes;
    private final Map<String, Entry> entryByCode = new HashMap<>();
    private final Map<String, Entry> entryByName = new HashMap<>();

    CatalogEntries(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The items; not to be used if there is any mistake. */
    List<ServiceItem> read(String file, byte[] bytes, int maxMib) {
        List<ServiceItem> items = new ArrayList<>();
        Table table = new Table(Set.copyOf(KEY_BY_COLUMN.values()), KEY_BY_COLUMN, maxMib);
        for (Entry entry : table.read(file, bytes, mistakes)) {
            add(entry, items);
        }
        return items;
    }

    private void add(Entry entry, List<ServiceItem> items) {
        String code = line(entry, "code", entry.needed("code", ServiceItem.MAX_CODE_BYTES));
        String name = line(entry, "name", entry.needed("name", ServiceItem.MAX_NAME_BYTES));
        String shortName = line(entry, "short_name", entry.text("short_name", ServiceItem.MAX_NAME_BYTES));
        String department = line(entry, "department", entry.text("department", ServiceItem.MAX_NAME_BYTES));
        String timeLimit = line(entry, "time_limit", entry.text("time_limit", ServiceItem.MAX_NAME_BYTES));
        List<String> materials = entry.list("materials", ServiceItem.MAX_MATERIALS, ServiceItem.MAX_MATERIAL_BYTES);
        materials.forEach(paper -> line(entry, "materials", paper));
        Optional<OnlineDepth> depth = depth(entry);
        String url = line(entry, "url", entry.text("url", ServiceItem.MAX_LINK_BYTES));
        String appId = line(entry, "app_id", entry.text("app_id", ServiceItem.MAX_APP_ID_BYTES));
        String pagePath = line(entry, "page_path", entry.text("page_path", ServiceItem.MAX_LINK_BYTES));
        links(entry, url);
        unique(entry, "code", code, entryByCode);
        unique(entry, "name", name, entryByName);
        unique(entry, "short_name", shortName, entryByName);
        if (!mistakes.isEmpty()) {
            return;
        }
        ServiceItem.Builder item = ServiceItem.builder(code, name).materials(materials);
        depth.ifPresent(item::onlineDepth);
        if (entry.has("short_name")) {
            item.shortName(shortName);
        }
        if (entry.has("department")) {
            item.department(department);
        }
        if (entry.has("time_limit")) {
            item.timeLimit(timeLimit);
        }
        if (entry.has("app_id")) {
            item.miniProgram(url, appId, pagePath);
        } else if (entry.has("url")) {
            item.url(url);
        }
        items.add(item.build());
    }

    private static String line(Entry entry, String key, String text) {
        if (text.codePoints().anyMatch(c -> c == '\t' || c == '\n' || c == '\r')) { // the others are told already
            entry.wrong(key, FileFault.CHARACTERS, "", text);
        }
        return text;
    }

    private static Optional<OnlineDepth> depth(Entry entry) {
        String text = entry.text("online_depth", ServiceItem.MAX_NAME_BYTES);
        Optional<OnlineDepth> depth = OnlineDepth.parse(text);
        if (entry.has("online_depth") && depth.isEmpty()) {
            entry.wrong("online_depth", FileFault.VALUE, DEPTHS, text);
        }
        return depth;
    }

    private static void links(Entry entry, String url) {
        if (entry.has("url") && !ItemText.isPage(url)) {
            entry.wrong("url", FileFault.VALUE, "http://…, https://…", url);
        }
        if (!entry.has("app_id") && !entry.has("page_path")) {
            return;
        }
        for (String key : List.of("url", "app_id", "page_path")) {
            if (!entry.has(key)) {
                entry.wrong(key, FileFault.MISSING, "url, app_id, page_path", "");
            }
        }
    }

    private static void unique(Entry entry, String key, String text, Map<String, Entry> seen) {
        Entry earlier = text.isEmpty() ? null : seen.putIfAbsent(text, entry);
        if (earlier != null && earlier != entry) {
            entry.wrong(key, FileFault.DUPLICATE_ENTRY, "", text + " (" + earlier.line() + ")");
        }
    }
}
