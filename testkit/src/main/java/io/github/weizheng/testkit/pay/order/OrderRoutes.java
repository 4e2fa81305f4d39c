package io.github.weizheng.testkit.pay.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.pay.PayCall;
import io.github.weizheng.testkit.pay.PayRefusal;
import io.github.weizheng.testkit.pay.PayRoute;
import io.github.weizheng.testkit.pay.Shape;
import io.github.weizheng.testkit.wire.WireAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The operations on orders in each of their forms. Thread-safe. */
public final class OrderRoutes {
    private static final String BY_NUMBER = "/out-trade-no/{}";

    private final Bindings bindings;
    private final OrderBook orders;
    private final Clock clock;

    public OrderRoutes(Bindings bindings, OrderBook orders, Clock clock) {
        this.bindings = bindings;
        this.orders = orders;
        this.clock = clock;
    }

    public List<PayRoute> routes() {
        List<PayRoute> routes = new ArrayList<>();
        for (Form form : Form.values()) {
            for (Product product : Product.values()) {
                routes.add(PayRoute.post(form.path + "/" + product.path, prepaying(form, product)));
            }
            routes.add(PayRoute.get(
                    form.path + BY_NUMBER,
                    call -> queried(form, call, number -> orders.find(OrderKey.of(form, number)))));
            routes.add(PayRoute.post(form.path + BY_NUMBER + "/close", closing(form)));
        }
        for (Form form : List.of(Form.DIRECT, Form.PARTNER)) {
            routes.add(PayRoute.get(form.path + "/id/{}", call -> queried(form, call, orders::findByTransaction)));
        }
        return routes;
    }

    private Function<PayCall, WireAnswer> prepaying(Form form, Product product) {
        Shape shape = PrepayShape.of(form, product);
        return call -> {
            PrepayRequest request = new PrepayRequest(form, product, call.body(shape));
            bindings.require(request);
            String handout = orders.prepay(request);
            ObjectNode json = JsonNodeFactory.instance.objectNode().put(product.answer, handout);
            return PayCall.answer(json, "预下单 " + request.number());
        };
    }

    private WireAnswer queried(Form form, PayCall call, Function<String, Optional<Purchase>> finder) {
        UnaryOperator<String> named = call::required;
        requireOwn(form, form.named(), named);
        Purchase purchase = finder.apply(call.segment()).orElseThrow(PayRefusal::orderNotExist);
        requireSame(purchase, form, form.named(), named);
        Instant now = clock.instant();
        return PayCall.answer(TransactionJson.of(purchase, now), "查单 " + call.segment() + "：" + purchase.state(now));
    }

    private Function<PayCall, WireAnswer> closing(Form form) {
        Shape shape = PrepayShape.closing(form);
        return call -> {
            JsonNode body = call.body(shape);
            UnaryOperator<String> named = name -> body.path(name).asText();
            requireOwn(form, form.namedToClose(), named);
            OrderKey key = OrderKey.of(form, call.segment());
            // A number that does not exist is closed, too: such answers were seen in the field.
            orders.find(key).ifPresent(purchase -> {
                requireSame(purchase, form, form.namedToClose(), named);
                requireWhole(purchase, body.path("sub_orders"));
            });
            orders.close(key);
            return WireAnswer.empty(204, "关单 " + call.segment());
        };
    }

    private void requireOwn(Form form, List<String> names, UnaryOperator<String> named) {
        if (names.contains(form.mchId)) {
            bindings.requireOwn(named.apply(form.mchId));
        }
    }

    /** Passes a caller who names the same as when placing. */
    private static void requireSame(Purchase purchase, Form form, List<String> names, UnaryOperator<String> named) {
        JsonNode placed = purchase.request().body();
        boolean same =
                names.stream().allMatch(name -> placed.path(name).asText().equals(named.apply(name)));
        if (!same || purchase.request().form() != form) {
            throw PayRefusal.invalid("商户号与订单不匹配");
        }
    }

    /** A combined order is closed as a whole: the same sub-orders of the same merchants. */
    private static void requireWhole(Purchase purchase, JsonNode subOrders) {
        if (!names(subOrders).equals(names(purchase.request().body().path("sub_orders")))) {
            throw PayRefusal.invalid("子单与下单时不一致");
        }
    }

    private static Set<List<String>> names(JsonNode subOrders) {
        Set<List<String>> names = new HashSet<>();
        subOrders.forEach(line -> names.add(Stream.of("mchid", "sub_mchid", "out_trade_no")
                .map(name -> line.path(name).asText())
                .toList()));
        return names;
    }
}
