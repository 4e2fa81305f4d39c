package io.github.weizheng.message.catalog;

import io.github.weizheng.core.catalog.OnlineDepth;
import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.core.catalog.ServiceItem;
import io.github.weizheng.message.faq.FaqEntry;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.NormalText;
import io.github.weizheng.message.route.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers made of services (由事项目录生成问答).
 *
 * <p>A text that does not fit into a reply is refused with the item's name, never cut: have the long list of materials on the item's page.
 */
public final class ServiceAnswers {
    private ServiceAnswers() {}

    /**
     * What a citizen wants to know: who does it, how long it takes, what to bring, how far it goes online and where.
     *
     * @throws IllegalArgumentException if it is longer than a reply may be, 2,048 bytes
     */
    public static String text(ServiceItem item) {
        List<String> lines = new ArrayList<>(List.of("【" + item.name() + "】"));
        add(lines, "办理部门：", item.department());
        add(lines, "承诺时限：", item.timeLimit());
        if (!item.materials().isEmpty()) {
            lines.add("申请材料：");
            for (int i = 0; i < item.materials().size(); i++) {
                lines.add((i + 1) + ". " + item.materials().get(i));
            }
        }
        add(lines, "网上办理：", item.onlineDepth().map(OnlineDepth::chineseName).orElse(""));
        add(lines, "在线办理：", item.url().orElse(""));
        return checked(item, lines);
    }

    /**
     * The same in few words, for elders (适老版): the short name, what to bring, where.
     *
     * @throws IllegalArgumentException if it is longer than a reply may be, 2,048 bytes
     */
    public static String elderText(ServiceItem item) {
        List<String> lines = new ArrayList<>(List.of(item.shortName()));
        add(lines, "带上：", String.join("、", item.materials()));
        add(lines, "去哪办：", item.department());
        add(lines, "点这里办：", item.url().orElse(""));
        return checked(item, lines);
    }

    /**
     * A question for each service, with the ways in which it is asked; for {@link io.github.weizheng.message.faq.Faq.Builder#of}, beside the office's own
     * questions or alone. A wording that two services would have belongs to the first.
     *
     * @throws IllegalArgumentException if an answer is longer than a reply may be, or a name cannot be asked for
     */
    public static List<FaqEntry> questions(ServiceCatalog catalog) {
        Set<String> taken = new HashSet<>();
        catalog.items().forEach(item -> taken.add(key(question(item))));
        List<FaqEntry> questions = new ArrayList<>();
        for (ServiceItem item : catalog.items()) {
            List<String> wordings = wordings(item).stream()
                    .filter(wording -> taken.add(key(wording)))
                    .toList();
            questions.add(new FaqEntry(question(item), wordings, text(item), item.department()));
        }
        return questions;
    }

    /**
     * A rule for each service that the account itself answers, under the item's menu key: what menu entries made of the catalogue need.
     *
     * @throws IllegalArgumentException if an answer is longer than a reply may be
     */
    public static List<Rule> rules(ServiceCatalog catalog) {
        return catalog.items().stream()
                .filter(item -> item.url().isEmpty())
                .map(item -> rule(item, Reply.text(text(item))))
                .toList();
    }

    private static Rule rule(ServiceItem item, Reply answer) {
        return Rule.menu(item.menuKey(), e -> answer).named("service " + item.code());
    }

    /** What makes no difference to who asks makes none here. */
    private static String key(String wording) {
        return NormalText.of(wording).replaceAll("[\\p{P}\\p{S}\\s]", "");
    }

    private static String question(ServiceItem item) {
        return item.name() + "怎么办";
    }

    private static Set<String> wordings(ServiceItem item) {
        Set<String> wordings = new LinkedHashSet<>();
        for (String name : new LinkedHashSet<>(List.of(item.name(), item.shortName()))) {
            wordings.addAll(List.of(name, name + "怎么办", name + "怎么办理", name + "在哪办", name + "需要什么材料", name + "要多久"));
        }
        return wordings;
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }

    private static String checked(ServiceItem item, List<String> lines) {
        String text = String.join("\n", lines);
        try {
            Reply.text(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("service " + item.code() + " " + item.name() + ": " + e.getMessage(), e);
        }
        return text;
    }
}
