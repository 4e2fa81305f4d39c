package io.github.weizheng.testkit.api;

/** Counts the calls of each path and says when it is enough. */
@FunctionalInterface
public interface CallMeter {
    /**
     * Counts one call.
     *
     * @throws ApiRefusal when that is one too many
     */
    void count(String path);
}
