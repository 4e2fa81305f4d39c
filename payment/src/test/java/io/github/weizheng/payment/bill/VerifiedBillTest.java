package io.github.weizheng.payment.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.fixture.BillText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedBillTest {
    private static final byte[] ZEROS = new byte[1_000_000];
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void aBombIsStoppedAtTheLimit() throws IOException {
        try (InputStream bill = open(ZEROS.length - 1)) {
            assertThatThrownBy(bill::readAllBytes)
                    .isInstanceOf(BrokenBillException.class)
                    .hasMessage("Bill: at most 999999 bytes, actual more");
        }
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatReachesTheLimitIsRead() throws IOException {
        try (InputStream bill = open(ZEROS.length)) {
            assertThat(bill.readAllBytes()).isEqualTo(ZEROS);
        }
    }

    @Test
    void whatIsNotReadToItsEndIsNotJudged() throws IOException {
        try (InputStream bill = new VerifiedBill(
                new ByteArrayInputStream(ZEROS), closed::incrementAndGet, "0".repeat(40), VerifiedBill.MAX_BYTES)) {
            assertThat(bill.read()).isZero();
        }
        assertThat(closed).hasValue(1);
    }

    private InputStream open(long limit) {
        return new VerifiedBill(
                new ByteArrayInputStream(BillText.gzip(ZEROS)), closed::incrementAndGet, BillText.sha1(ZEROS), limit);
    }
}
