package io.github.weizheng.testkit.wire;

/** What stands behind a server; called by many threads at once. */
@FunctionalInterface
public interface WireHandler {
    WireAnswer answer(WireRequest request);
}
