package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.PathQueue;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireHandler;
import io.github.weizheng.testkit.wire.WireRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pay API as a whole: who may speak, what was ordered to go wrong, and WeChat Pay's signature below it all. Thread-safe. */
public final class PayApi implements WireHandler {
    /** The number behind the Request-ID, which support asks for. */
    private static final Map<String, Integer> NUMBERS = Map.of(
            "PARAM_ERROR", 268435461,
            "SIGN_ERROR", 268443699,
            "ORDER_NOT_EXIST", 268512771,
            "ORDERPAID", 268449538,
            "ORDER_CLOSED", 268447914,
            "INVALID_REQUEST", 268498688,
            "APPID_MCHID_NOT_MATCH", 268445527);

    private final PathQueue<PayRefusal> orderedRefusals = new PathQueue<>();
    private final PathQueue<Boolean> brokenSignatures = new PathQueue<>();
    private final KeyChoice choice;
    private final RequestCheck check;
    private final PayRoutes routes;
    private final WechatpaySignature signature;
    private final RandomText random;

    public PayApi(
            MerchantKeys keys,
            KeyChoice choice,
            PayRoutes routes,
            WechatpaySignature signature,
            RandomText random,
            Clock clock) {
        this.choice = choice;
        this.check = new RequestCheck(keys, clock);
        this.routes = routes;
        this.signature = signature;
        this.random = random;
    }

    public void answerNext(String path, int status, String code) {
        orderedRefusals.add(path, new PayRefusal(status, code, "模拟的错误"));
    }

    public void breakNextSignature(String path) {
        brokenSignatures.add(path, true);
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        Optional<PayRefusal> ordered = orderedRefusals.poll(request.path());
        if (ordered.isPresent()) {
            return fromGateway(ordered.get()) ? refused(ordered.get()) : signed(request, refused(ordered.get()));
        }
        try {
            check.pass(request);
        } catch (PayRefusal refusal) {
            return refused(refusal);
        }
        try {
            WireAnswer answer = routes.answer(request);
            return signed(request, answer.with("Request-ID", requestId(0)));
        } catch (PayRefusal refusal) {
            return signed(request, refused(refusal));
        }
    }

    /** Nothing that was refused for its signature, or before it got far enough, is signed. */
    private static boolean fromGateway(PayRefusal refusal) {
        return refusal.status() == 401 || refusal.status() >= 500;
    }

    private WireAnswer refused(PayRefusal refusal) {
        ObjectNode json = refusal.json();
        return WireAnswer.of(refusal.status(), "application/json", json.toString(), refusal.code())
                .with("Request-ID", requestId(NUMBERS.getOrDefault(refusal.code(), 268435457)));
    }

    private WireAnswer signed(WireRequest request, WireAnswer answer) {
        if (!routes.sign(request)) {
            return answer;
        }
        boolean broken = answer.status() / 100 == 2
                && brokenSignatures.poll(request.path()).isPresent();
        boolean withPublicKey = choice.answersWithPublicKey(request.header("Wechatpay-Serial"));
        WireAnswer signed = answer;
        String body = broken ? answer.text() + " " : answer.text();
        for (Map.Entry<String, String> header :
                signature.headers(body, withPublicKey).entrySet()) {
            signed = signed.with(header.getKey(), header.getValue());
        }
        return signed;
    }

    private String requestId(int number) {
        return "08" + random.hex(32).toUpperCase(Locale.ROOT) + "-" + number;
    }
}
