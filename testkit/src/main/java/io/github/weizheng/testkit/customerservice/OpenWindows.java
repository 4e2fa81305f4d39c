package io.github.weizheng.testkit.customerservice;

import io.github.weizheng.testkit.ReplyWindow;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who may be sent how many messages until when. Thread-safe. */
public final class OpenWindows {
    private final Map<ReplyWindow, Rule> rules = new EnumMap<>(ReplyWindow.class);
    private final Map<String, Map<ReplyWindow, Window>> byOpenId = new HashMap<>();
    private final Clock clock;

    public OpenWindows(Clock clock) {
        this.clock = clock;
        Duration minute = Duration.ofMinutes(1);
        Duration twoDays = Duration.ofDays(2);
        rules.put(ReplyWindow.MESSAGE, new Rule(5, twoDays));
        rules.put(ReplyWindow.MENU, new Rule(3, minute));
        rules.put(ReplyWindow.FOLLOW, new Rule(3, minute));
        rules.put(ReplyWindow.SCAN, new Rule(3, minute));
        rules.put(ReplyWindow.PAYMENT, new Rule(Integer.MAX_VALUE, twoDays));
    }

    /** Sets what a window that opens from now on allows. */
    public synchronized void allow(ReplyWindow kind, int messages, Duration validity) {
        rules.put(kind, new Rule(messages, validity));
    }

    /** Opens a window, or opens it anew with its whole quota. */
    public synchronized void open(String openId, ReplyWindow kind) {
        Rule rule = rules.get(kind);
        if (rule != null) {
            Window window = new Window(rule.messages, clock.instant().plus(rule.validity));
            byOpenId.computeIfAbsent(openId, id -> new EnumMap<>(ReplyWindow.class))
                    .put(kind, window);
        }
    }

    public synchronized void closeAll(String openId) {
        byOpenId.remove(openId);
    }

    /**
     * Uses up one message of the window that closes first.
     *
     * @throws ApiRefusal 45015 when none is open, 45047 when those that are have none left
     */
    synchronized void use(String openId) {
        Map<ReplyWindow, Window> windows = byOpenId.getOrDefault(openId, new EnumMap<>(ReplyWindow.class));
        Instant now = clock.instant();
        windows.values().removeIf(window -> !now.isBefore(window.closes));
        if (windows.isEmpty()) {
            throw new ApiRefusal(Errcode.OUT_OF_REPLY_TIME);
        }
        Optional<Map.Entry<ReplyWindow, Window>> first = windows.entrySet().stream()
                .filter(window -> window.getValue().left > 0)
                .min(Comparator.comparing(window -> window.getValue().closes));
        Map.Entry<ReplyWindow, Window> used = first.orElseThrow(() -> new ApiRefusal(Errcode.OUT_OF_REPLY_COUNT));
        used.setValue(used.getValue().oneLess());
    }

    private record Rule(int messages, Duration validity) {}

    private record Window(int left, Instant closes) {
        Window oneLess() {
            return left == Integer.MAX_VALUE ? this : new Window(left - 1, closes);
        }
    }
}
