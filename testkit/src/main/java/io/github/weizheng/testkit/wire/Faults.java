package io.github.weizheng.testkit.wire;

import java.time.Duration;
import java.util.Optional;

/** Stands before a handler and lets go wrong what was ordered, first come first served for each path. Thread-safe. */
public final class Faults implements WireHandler {
    private static final int MOST = 100_000;

    private final PathQueue<Interference> ordered = new PathQueue<>();
    private final WireHandler handler;

    public Faults(WireHandler handler) {
        this.handler = handler;
    }

    public void add(String path, Interference interference, int times) {
        if (times < 1 || times > MOST) {
            throw new IllegalArgumentException("times: must be from 1 to " + MOST + ": " + times);
        }
        for (int i = 0; i < times; i++) {
            ordered.add(path, interference);
        }
    }

    /** An answer that comes so much later. */
    public static Interference late(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay: must not be negative: " + delay);
        }
        return (request, handler) -> handler.answer(request).later(delay);
    }

    /** An answer that does not arrive as a whole. */
    public static Interference ending(Ending ending) {
        return (request, handler) -> handler.answer(request).ending(ending);
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        Optional<Interference> fault = ordered.poll(request.path());
        return fault.isPresent() ? fault.get().answer(request, handler) : handler.answer(request);
    }
}
