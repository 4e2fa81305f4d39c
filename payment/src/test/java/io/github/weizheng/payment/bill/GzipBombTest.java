package io.github.weizheng.payment.bill;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A bill is unsigned, so whoever is on the way may send anything. */
class GzipBombTest {
    @Test
    void emptyPartsWithoutEndAreABrokenBill() throws IOException {
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        new GZIPOutputStream(empty).close();
        ByteArrayOutputStream chain = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            empty.writeTo(chain);
        }
        InputStream bill =
                new VerifiedBill(new ByteArrayInputStream(chain.toByteArray()), () -> {}, "0".repeat(40), 1 << 20);
        assertThatThrownBy(bill::readAllBytes).isInstanceOf(BrokenBillException.class);
        assertThatThrownBy(bill::readAllBytes).as("and stays one").isInstanceOf(BrokenBillException.class);
    }
}
