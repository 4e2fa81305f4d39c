package io.github.weizheng.core.file.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a part of a tree stands, and its own parts. Grows while a text is read and not after; it repeats no path, so it is as large as the text. */
final class Spot {
    final Place key;
    final Place value;
    private Map<String, Spot> fields = Map.of();
    private List<Spot> elements = List.of();

    private Spot(Place key, Place value) {
        this.key = key;
        this.value = value;
    }

    /** What has no key. */
    static Spot of(Place value) {
        return new Spot(value, value);
    }

    /** Adds what stands under a name. */
    Spot field(String name, Place keyPlace, Place valuePlace) {
        if (fields.isEmpty()) {
            fields = new HashMap<>();
        }
        Spot added = new Spot(keyPlace, valuePlace);
        fields.put(name, added);
        return added;
    }

    /** Adds what comes next in a list. */
    Spot element(Place valuePlace) {
        if (elements.isEmpty()) {
            elements = new ArrayList<>();
        }
        Spot added = of(valuePlace);
        elements.add(added);
        return added;
    }

    /** What stands at a path such as {@code a[0].b}, or null. A name with a dot or bracket in it is found at the path's end only. */
    @Nullable
    Spot at(String path) {
        Spot whole = path.isEmpty() ? this : fields.get(path);
        if (whole != null) {
            return whole;
        }
        int end = end(path);
        String first = path.substring(0, end);
        Spot next = first.startsWith("[") ? element(first) : fields.get(first);
        if (next == null) {
            return null;
        }
        return next.at(path.substring(path.startsWith(".", end) ? end + 1 : end));
    }

    /** Where the first step of a path ends. */
    private static int end(String path) {
        for (int i = 1; i < path.length(); i++) {
            if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                return i;
            }
        }
        return path.length();
    }

    private @Nullable Spot element(String step) {
        if (!step.matches("\\[[0-9]{1,9}]")) {
            return null;
        }
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        return index < elements.size() ? elements.get(index) : null;
    }
}
