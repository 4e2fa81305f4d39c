package io.github.weizheng.core.catalog;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.tree.FileBytes;
import io.github.weizheng.core.file.tree.Mistakes;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The services of an office (政务服务事项目录).
 *
 * <p>A file is UTF-8 of at most 4 MiB: YAML ({@code .yaml}, {@code .yml}), a list of entries, or CSV ({@code .csv}) with a header. Keys of an entry, which
 * are also the columns; the Chinese ones mean the same:
 *
 * <ul>
 *   <li>{@code code} (事项编码), {@code name} (事项名称): needed, each once in the file
 *   <li>{@code short_name} (适老简称), {@code department} (实施部门), {@code time_limit} (承诺时限)
 *   <li>{@code materials} (申请材料): a list, or with {@code |} or {@code ;} between, in either width
 *   <li>{@code online_depth} (网办深度): 1 to 4, Ⅰ级 to Ⅳ级, or 网上查询, 网上预审, 网上受理, 全程网办
 *   <li>{@code url} (网址), {@code app_id} (小程序appid), {@code page_path} (小程序路径); the latter two together, and beside an url
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class ServiceCatalog {
    private static final int MAX_MIB = 4;
    private final Map<String, ServiceItem> byCode = new LinkedHashMap<>();
    private final Map<String, ServiceItem> byName = new LinkedHashMap<>();

    private ServiceCatalog(List<ServiceItem> items) {
        for (ServiceItem item : items) {
            if (byCode.putIfAbsent(item.code(), item) != null) {
                throw new IllegalArgumentException("code: each once, twice " + item.code());
            }
            if (byName.putIfAbsent(item.name(), item) != null) {
                throw new IllegalArgumentException("name: each once, twice " + item.name());
            }
        }
        items.forEach(item -> byName.putIfAbsent(item.shortName(), item));
    }

    /**
     * A catalogue of these.
     *
     * @throws IllegalArgumentException if two have the same code or name
     */
    public static ServiceCatalog of(List<ServiceItem> items) {
        return new ServiceCatalog(List.copyOf(items));
    }

    /**
     * Reads a file.
     *
     * @throws BrokenFileException with every mistake, also if the file cannot be read
     * @throws IllegalStateException if the library for the format is missing or too old
     */
    public static ServiceCatalog read(Path file) {
        Mistakes mistakes = new Mistakes();
        byte[] bytes = FileBytes.read(file, MAX_MIB, mistakes).orElse(new byte[0]);
        mistakes.orThrow(file.toString());
        return parse(file.toString(), bytes);
    }

    /**
     * Reads services that are not in a file of their own, such as a resource in a jar.
     *
     * @param name ends in {@code .yaml}, {@code .yml} or {@code .csv}
     * @throws BrokenFileException with every mistake
     * @throws IllegalStateException if the library for the format is missing or too old
     */
    public static ServiceCatalog parse(String name, byte[] content) {
        Mistakes mistakes = new Mistakes();
        List<ServiceItem> items =
                new CatalogEntries(mistakes).read(Objects.requireNonNull(name, "name"), content, MAX_MIB);
        mistakes.orThrow(name);
        return new ServiceCatalog(items);
    }

    /** All, in the order of the catalogue. */
    public List<ServiceItem> items() {
        return List.copyOf(byCode.values());
    }

    /** The one with this code. */
    public Optional<ServiceItem> item(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The one with this name or, if no name is the same, with this short name. */
    public Optional<ServiceItem> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those of a department, in the order of the catalogue. */
    public List<ServiceItem> of(String department) {
        return byCode.values().stream()
                .filter(item -> item.department().equals(department))
                .toList();
    }

    @Override
    public String toString() {
        return "ServiceCatalog" + Collections.unmodifiableSet(byCode.keySet());
    }
}
