package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotifications;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A payment notification: verified, decrypted, typed. The floor verifies and decrypts bytes that lie ready. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PayNotify {
    private final PaySample sample;
    private final Map<String, List<String>> headers;
    private final PayNotifications notifications;
    private final Signature rsa;
    private final Cipher aes;
    private final SecretKeySpec key = new SecretKeySpec(PaySample.API_KEY, "AES");

    public PayNotify() {
        try {
            sample = new PaySample();
            rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(sample.platform.getPublic());
            aes = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        headers = sample.headers();
        notifications = PayNotifications.builder(sample.merchant())
                .clock(InstantSource.fixed(PaySample.NOW))
                .build();
    }

    @Benchmark
    public void floor(Blackhole out) throws GeneralSecurityException {
        rsa.update(sample.signed);
        out.consume(rsa.verify(sample.signature));
        aes.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, PaySample.IV.getBytes(UTF_8)));
        aes.updateAAD("transaction".getBytes(UTF_8));
        out.consume(aes.doFinal(sample.ciphertext));
    }

    @Benchmark
    public PayNotification parse() {
        return notifications.parse(headers, sample.body);
    }
}
