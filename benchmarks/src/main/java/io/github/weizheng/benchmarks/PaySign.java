package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.order.JsapiInvocation;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.PrepayId;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The signed parameters that a page hands to WeChat. The floor signs as many bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PaySign {
    private static final String APP_ID = "wx2421b1c4370ec43b";
    private static final String PREPAY_ID = "wx201410272009395522657a690389285100";
    private final Orders orders;
    private final Signature rsa;
    private final byte[] message =
            (APP_ID + "\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\nprepay_id=" + PREPAY_ID + "\n").getBytes(UTF_8);

    public PaySign() {
        try {
            PaySample sample = new PaySample();
            orders = new Orders(WeChatPay.builder(sample.merchant()).build());
            rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(sample.merchantKeys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public byte[] floor() throws GeneralSecurityException {
        rsa.update(message);
        return rsa.sign();
    }

    @Benchmark
    public JsapiInvocation sign() {
        return orders.invocation(APP_ID, PrepayId.of(PREPAY_ID));
    }
}
