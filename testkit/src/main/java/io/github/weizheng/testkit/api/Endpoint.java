package io.github.weizheng.testkit.api;

/** One path of the API behind the method and token checks. Safe for use by many threads. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Does what the path does.
     *
     * @throws ApiRefusal when WeChat says no
     */
    ApiAnswer answer(ApiCall call);
}
