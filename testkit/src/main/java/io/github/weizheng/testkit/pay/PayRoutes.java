package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireRequest;
import java.util.List;

/** The paths of the pay API, behind the signature check. Thread-safe. */
public final class PayRoutes {
    private final List<PayRoute> routes;

    public PayRoutes(List<PayRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * Answers a request that carries the merchant's signature.
     *
     * @throws PayRefusal when WeChat Pay says no
     */
    WireAnswer answer(WireRequest request) {
        List<PayRoute> here = here(request);
        if (here.isEmpty()) {
            throw PayRefusal.notFound();
        }
        return here.stream()
                .filter(route -> route.method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> new PayRefusal(405, "METHOD_NOT_ALLOWED", "HTTP请求方法不支持"))
                .answer(request);
    }

    /** Tells whether answers to that request carry WeChat Pay's signature. */
    boolean sign(WireRequest request) {
        return here(request).stream().allMatch(PayRoute::signed);
    }

    private List<PayRoute> here(WireRequest request) {
        return routes.stream().filter(route -> route.leadsTo(request)).toList();
    }
}
