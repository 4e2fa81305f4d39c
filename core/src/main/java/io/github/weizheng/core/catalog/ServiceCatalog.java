package io.github.weizheng.core.catalog;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.tree.FileBytes;
import io.github.weizheng.core.file.tree.Mistakes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The service items of an office (政务服务事项目录), in its order.
 *
 * <p>In a file, UTF-8 of at most 8 MiB, they are YAML ({@code .yaml}, {@code .yml}), a list of entries, or CSV ({@code .csv}) with a header. Keys of an entry,
 * which are also the columns, each under either name:
 *
 * <ul>
 *   <li>{@code code} (事项编码) and {@code name} (事项名称): needed
 *   <li>{@code department} (实施部门), {@code time_limit} (承诺时限), {@code short_name} (适老简称)
 *   <li>{@code materials} (申请材料): a list, or a text with {@code |} or {@code ;} between, in either width
 *   <li>{@code online_depth} (网办深度): as {@link OnlineDepth#parse} reads it
 *   <li>{@code url} (网址), or {@code url}, {@code app_id} (小程序appid) and {@code page_path} (小程序路径); none of them if the account itself answers
 * </ul>
 *
 * <p>A CSV file has at most 100,000 records. Lengths are those of {@link ServiceItem.Builder}. Immutable and thread-safe.
 */
public final class ServiceCatalog {
    private static final int MAX_MIB = 8;

    private final Map<String, ServiceItem> itemByCode = new LinkedHashMap<>();
    private final Map<String, ServiceItem> itemByName = new HashMap<>();

    private ServiceCatalog(List<ServiceItem> items) {
        for (ServiceItem item : items) {
            if (itemByCode.putIfAbsent(item.code(), item) != null) {
                throw new IllegalArgumentException("code: one item each, actual two for " + item.code());
            }
            name(item.name(), item);
            name(item.shortName(), item);
        }
    }

    private void name(String name, ServiceItem item) {
        ServiceItem earlier = itemByName.putIfAbsent(name, item);
        if (earlier != null && !earlier.code().equals(item.code())) {
            throw new IllegalArgumentException("name: one item each, also as a short name, actual two for " + name);
        }
    }

    /**
     * Makes a catalogue.
     *
     * @throws IllegalArgumentException if two items have the same code, or a name or short name in common
     */
    public static ServiceCatalog of(List<ServiceItem> items) {
        return new ServiceCatalog(items);
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
     * Reads items that are not in a file of their own, such as a resource in a jar.
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
        return of(items);
    }

    /** All items, in order. */
    public List<ServiceItem> items() {
        return List.copyOf(itemByCode.values());
    }

    /** The item with this code (事项编码). */
    public Optional<ServiceItem> item(String code) {
        return Optional.ofNullable(itemByCode.get(Objects.requireNonNull(code, "code")));
    }

    /** The item with this name or short name, compared exactly. */
    public Optional<ServiceItem> named(String name) {
        return Optional.ofNullable(itemByName.get(Objects.requireNonNull(name, "name")));
    }

    /** The items of a department (实施部门), compared exactly, in order. */
    public List<ServiceItem> ofDepartment(String department) {
        Objects.requireNonNull(department, "department");
        return itemByCode.values().stream()
                .filter(item -> item.department().equals(department))
                .toList();
    }

    /** How many items there are. */
    @Override
    public String toString() {
        return "ServiceCatalog[" + itemByCode.size() + " items]";
    }
}
