package io.github.weizheng.core.catalog;

import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.table.Entry;
import io.github.weizheng.core.file.table.Table;
import io.github.weizheng.core.file.tree.Mistakes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes services of entries. For one reading. */
final class CatalogEntries {
    /** Names of columns in the offices' own sheets. */
    private static final Map<String, String> CHINESE = Map.of(
            "code", "事项编码",
            "name", "事项名称",
            "short_name", "适老简称",
            "department", "实施部门",
            "time_limit", "承诺时限",
            "materials", "申请材料",
            "online_depth", "网办深度",
            "url", "网址",
            "app_id", "小程序appid",
            "page_path", "小程序路径");

    private final Mistakes mistakes;
    private final Map<String, Integer> lineByCode = new HashMap<>();
    private final Map<String, Integer> lineByName = new HashMap<>();

    CatalogEntries(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The services; not to be used if there is any mistake. */
    List<ServiceItem> read(String file, byte[] bytes, int maxMib) {
        Set<String> keys = new HashSet<>(CHINESE.keySet());
        keys.addAll(CHINESE.values());
        List<ServiceItem> items = new ArrayList<>();
        for (Entry entry : new Table(keys, maxMib).read(file, bytes, mistakes)) {
            item(entry).ifPresent(items::add);
        }
        return items;
    }

    private Optional<ServiceItem> item(Entry entry) {
        String code = entry.needed(key(entry, "code"), ServiceItem.MAX_CODE);
        String name = entry.needed(key(entry, "name"), ServiceItem.MAX_NAME);
        once(entry, "code", code, lineByCode);
        once(entry, "name", name, lineByName);
        String shortName = entry.text(key(entry, "short_name"), ServiceItem.MAX_NAME);
        String department = entry.text(key(entry, "department"), ServiceItem.MAX_NAME);
        String timeLimit = entry.text(key(entry, "time_limit"), ServiceItem.MAX_NAME);
        List<String> materials =
                entry.list(key(entry, "materials"), ServiceItem.MAX_MATERIALS, ServiceItem.MAX_MATERIAL);
        Optional<OnlineDepth> depth = depth(entry);
        String url = entry.text(key(entry, "url"), ServiceItem.MAX_URL);
        String appId = entry.text(key(entry, "app_id"), ServiceItem.MAX_NAME);
        String pagePath = entry.text(key(entry, "page_path"), ServiceItem.MAX_URL);
        if (appId.isEmpty() != pagePath.isEmpty() || (!appId.isEmpty() && url.isEmpty())) {
            entry.wrong(key(entry, "app_id"), FileFault.MISSING, "url, app_id, page_path", "");
        }
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        try {
            ServiceItem.Builder item = ServiceItem.builder(code, name);
            materials.forEach(item::material);
            depth.ifPresent(item::onlineDepth);
            if (!shortName.isEmpty()) {
                item.shortName(shortName);
            }
            if (!department.isEmpty()) {
                item.department(department);
            }
            if (!timeLimit.isEmpty()) {
                item.timeLimit(timeLimit);
            }
            if (!appId.isEmpty()) {
                item.miniProgram(url, appId, pagePath);
            } else if (!url.isEmpty()) {
                item.url(url);
            }
            return Optional.of(item.build());
        } catch (IllegalArgumentException e) { // lengths and characters were told before
            entry.wrong(key(entry, "url"), FileFault.VALUE, "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<OnlineDepth> depth(Entry entry) {
        String text = entry.text(key(entry, "online_depth"), ServiceItem.MAX_NAME);
        Optional<OnlineDepth> depth = OnlineDepth.parse(text);
        if (!text.isEmpty() && depth.isEmpty()) {
            entry.wrong(key(entry, "online_depth"), FileFault.VALUE, "1…4, 网上查询, 网上预审, 网上受理, 全程网办", text);
        }
        return depth;
    }

    private static void once(Entry entry, String key, String value, Map<String, Integer> lines) {
        Integer earlier = value.isEmpty() ? null : lines.putIfAbsent(value, entry.line());
        if (earlier != null) {
            entry.wrong(key(entry, key), FileFault.DUPLICATE_ENTRY, "", value + " (" + earlier + ")");
        }
    }

    /** The name under which the entry has the value. */
    private static String key(Entry entry, String key) {
        String chinese = CHINESE.getOrDefault(key, key);
        return entry.has(chinese) ? chinese : key;
    }
}
