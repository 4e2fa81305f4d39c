package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.signing.CertificateCopies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A merchant without a platform key, and a WeChat Pay that lists certificates. */
final class CertificateScene {
    static final String CERTIFICATES = "/v3/certificates";
    static final String LIST = Platform.certificates("platformCertificate");
    static final String ROTATED = Platform.certificates("platformCertificate", "goCertificate");
    final SettableClock clock = SettableClock.at(1714530897);
    final CannedAnswers answers = new CannedAnswers(clock);
    final Merchant merchant = Keys.bareMerchant().build();

    WeChatPay started(CertificateCopies copies) {
        WeChatPay pay = pay(merchant, copies);
        answers.signed(200, LIST);
        assertThat(pay.keysFor(Keys.PLATFORM_SERIAL).find(Keys.PLATFORM_SERIAL)).isPresent();
        return pay;
    }

    WeChatPay pay(Merchant whose, CertificateCopies copies) {
        return WeChatPay.builder(whose)
                .httpClient(answers.client())
                .clock(clock)
                .withoutBackup()
                .downloadCertificates(copies)
                .build();
    }

    List<String> paths() {
        return answers.asked.stream().map(call -> call.url().encodedPath()).toList();
    }

    /** Eight threads at once. */
    static <T> List<T> together(Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<T> atOnce = () -> {
            start.await(30, TimeUnit.SECONDS);
            return work.call();
        };
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(8, atOnce))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
