package io.github.weizheng.testkit.wire;

/** What goes wrong with one call: it may let the call through and spoil the answer, or answer in the handler's place. */
@FunctionalInterface
public interface Interference {
    WireAnswer answer(WireRequest request, WireHandler handler);
}
