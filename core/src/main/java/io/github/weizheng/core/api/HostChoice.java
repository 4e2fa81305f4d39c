package io.github.weizheng.core.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * In which order hosts are tried. One that answered when those before it could not be reached goes first for a minute; then one caller looks
 * at the others again, while the rest stay. Lock-free.
 */
final class HostChoice {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private final List<List<Host>> orders = new ArrayList<>();
    private final InstantSource clock;
    private final AtomicReference<@Nullable Preferred> preferred = new AtomicReference<>();

    HostChoice(ApiHosts hosts, InstantSource clock) {
        this.clock = clock;
        List<Host> usual = hosts.list();
        for (Host first : usual) {
            List<Host> order = new ArrayList<>(usual);
            order.remove(first);
            order.add(0, first);
            orders.add(List.copyOf(order));
        }
    }

    List<Host> order() {
        Preferred now = preferred.get();
        if (now == null) {
            return orders.get(0);
        }
        long left = now.until - clock.millis();
        // More than a minute is left if the clock was set back.
        boolean over = left <= 0 || left > MINUTE;
        boolean looksAgain = over && preferred.compareAndSet(now, now.until(clock.millis() + MINUTE));
        return orders.get(looksAgain ? 0 : now.index);
    }

    void reached(Host host) {
        Preferred now = preferred.get();
        int index = orders.get(0).indexOf(host);
        if (now == null ? index > 0 : now.index != index) {
            preferred.set(index == 0 ? null : new Preferred(index, clock.millis() + MINUTE));
        }
    }

    private record Preferred(int index, long until) {
        Preferred until(long moment) {
            return new Preferred(index, moment);
        }
    }
}
