package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.bill.TradeRow;
import io.github.weizheng.payment.fixture.BillText;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a bill is written of, is read from it. */
class BillRoundTripTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    record Booking(LocalDateTime time, String number, long fen, long fee, String description, String attach) {
        String line() {
            return "`%s,`1230000109,`42,`%s,`SUCCESS,`%s,`%s,`%s,`%s"
                    .formatted(TIME.format(time), number, yuan(fen), description, attach, BigDecimal.valueOf(fee, 5));
        }

        static Booking of(TradeRow row) {
            return new Booking(
                    LocalDateTime.ofInstant(row.time(), ZoneOffset.ofHours(8)),
                    row.outTradeNo(),
                    row.orderTotal().value(),
                    row.fee().unscaledValue().longValueExact(),
                    row.description().orElse(""),
                    row.attach().orElse(""));
        }

        private static BigDecimal yuan(long fen) {
            return BigDecimal.valueOf(fen, 2);
        }
    }

    @Provide
    Arbitrary<List<Booking>> bookings() {
        Arbitrary<LocalDateTime> times = Arbitraries.longs()
                .between(0, 4_000_000_000L)
                .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        // A backtick right after a comma parts cells: nobody could read it otherwise.
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars(",` \t\\\"'水费龥a0.-")
                .ofMaxLength(30)
                .map(text -> text.replaceAll(",`+", ","))
                .filter(text -> !text.endsWith(","));
        return Combinators.combine(
                        times,
                        Arbitraries.strings().withCharRange('0', '9').ofLength(20),
                        Arbitraries.longs().between(0, 100_000_000),
                        Arbitraries.longs().between(-1_000_000_000, 1_000_000_000),
                        texts,
                        texts)
                .as(Booking::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 500)
    void aBillSaysWhatWasWrittenIntoIt(
            @ForAll("bookings") List<Booking> bookings, @ForAll boolean gbk, @ForAll boolean windows) {
        byte[] bill = bill(bookings, windows ? "\r\n" : "\n").getBytes(gbk ? Charset.forName("GBK") : UTF_8);
        BillText.Trade read = BillText.trade(bill);
        assertThat(read.rows()).extracting(Booking::of).isEqualTo(bookings);
        assertThat(read.summary().rows()).isEqualTo(bookings.size());
        assertThat(read.summary().orderTotal()).isEqualTo(Fen.of(sum(bookings, Booking::fen)));
        assertThat(read.summary().feeTotal()).isEqualTo(BigDecimal.valueOf(sum(bookings, Booking::fee), 5));
    }

    private static String bill(List<Booking> bookings, String end) {
        StringBuilder bill = new StringBuilder("交易时间,商户号,微信订单号,商户订单号,交易状态,总金额,商品名称,商户数据包,手续费").append(end);
        bookings.forEach(booking -> bill.append(booking.line()).append(end));
        return bill.append("总交易单数,总交易额,手续费总金额")
                .append(end)
                .append("`%d,`%s,`%s"
                        .formatted(
                                bookings.size(),
                                BigDecimal.valueOf(sum(bookings, Booking::fen), 2),
                                BigDecimal.valueOf(sum(bookings, Booking::fee), 5)))
                .append(end)
                .toString();
    }

    private static long sum(List<Booking> bookings, Function<Booking, Long> part) {
        return bookings.stream().mapToLong(part::apply).sum();
    }
}
