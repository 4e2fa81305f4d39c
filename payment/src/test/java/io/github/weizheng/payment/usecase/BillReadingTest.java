package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.bill.BrokenBillException;
import io.github.weizheng.payment.bill.FundDirection;
import io.github.weizheng.payment.bill.FundFlowRow;
import io.github.weizheng.payment.bill.FundFlowSummary;
import io.github.weizheng.payment.bill.TradeBill;
import io.github.weizheng.payment.bill.TradeRow;
import io.github.weizheng.payment.bill.TradeSummary;
import io.github.weizheng.payment.fixture.BillText;
import io.github.weizheng.payment.order.TradeState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A treasury office reads what WeChat Pay has booked. */
class BillReadingTest {
    private static final Fen ZERO = Fen.of(0);

    @Test
    void aPaymentSaysWhoPaidWhatForWhat() {
        TradeRow row = BillText.trade(BillText.of("ALL")).rows().get(0);
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.time()).isEqualTo(Instant.parse("2024-05-01T02:34:56Z"));
        assertThat(row.appId()).contains("wxd678efh567hg6787");
        assertThat(row.mchId()).isEqualTo("1230000109");
        assertThat(row.subMchId()).isEmpty();
        assertThat(row.deviceInfo()).isEmpty();
        assertThat(row.transactionId()).isEqualTo("4200000000202405010000000001");
        assertThat(row.outTradeNo()).isEqualTo("WATER20240501000001");
        assertThat(row.openId()).contains(OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
        assertThat(row.tradeType()).contains("JSAPI");
        assertThat(row.tradeState()).isEqualTo(TradeState.SUCCESS);
        assertThat(row.bank()).contains("ICBC_DEBIT");
        assertThat(row.currency()).contains("CNY");
        assertThat(row.settlementTotal()).isEqualTo(Fen.of(10_000));
        assertThat(row.coupon()).contains(ZERO);
        assertThat(row.refundId()).isEmpty();
        assertThat(row.outRefundNo()).isEmpty();
        assertThat(row.refundAmount()).contains(ZERO);
        assertThat(row.refundType()).isEmpty();
        assertThat(row.refundStatus()).isEmpty();
        assertThat(row.description()).contains("水费2024年05月");
        assertThat(row.attach()).contains("acct=310000123");
        assertThat(row.fee()).isEqualTo(new BigDecimal("0.60000"));
        assertThat(row.rate()).contains("0.60%");
        assertThat(row.orderTotal()).isEqualTo(Fen.of(10_000));
        assertThat(row.refundApplied()).contains(ZERO);
        assertThat(row.rateRemark()).isEmpty();
    }

    @Test
    void aCommaMayStandInACell() {
        TradeRow row = BillText.trade(BillText.of("ALL")).rows().get(1);
        assertThat(row.description()).contains("燃气费, 2024年04月");
        assertThat(row.coupon()).contains(Fen.of(500));
        assertThat(row.settlementTotal()).isEqualTo(Fen.of(4_500));
        assertThat(row.orderTotal()).isEqualTo(Fen.of(5_000));
    }

    @Test
    void aRefundBringsBackItsFee() {
        TradeRow row = BillText.trade(BillText.of("ALL")).rows().get(2);
        assertThat(row.tradeState()).isEqualTo(TradeState.REFUND);
        assertThat(row.refundId()).contains("50000000382019052709732678859");
        assertThat(row.outRefundNo()).contains("RF20240501000001");
        assertThat(row.refundAmount()).contains(Fen.of(20_000));
        assertThat(row.couponRefund()).contains(ZERO);
        assertThat(row.refundApplied()).contains(Fen.of(20_000));
        assertThat(row.refundType()).contains("ORIGINAL");
        assertThat(row.refundStatus()).contains("PROCESSING");
        assertThat(row.fee()).isEqualTo(new BigDecimal("-1.20000"));
        assertThat(row.settlementTotal()).isEqualTo(ZERO);
        assertThat(row.refundAppliedAt()).isEmpty();
    }

    @Test
    void theSumsAreThoseOfTheRows() {
        assertThat(BillText.trade(BillText.of("ALL")).summary())
                .isEqualTo(new TradeSummary(
                        3,
                        Fen.of(14_500),
                        Fen.of(20_000),
                        ZERO,
                        new BigDecimal("-0.33000"),
                        Fen.of(15_000),
                        Fen.of(20_000)));
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS", "SUCCESS-7"})
    void aBillOfPaymentsHasNoRefunds(String id) {
        BillText.Trade bill = BillText.trade(BillText.of(id));
        assertThat(bill.rows()).singleElement().satisfies(row -> {
            assertThat(row.refundId()).isEmpty();
            assertThat(row.refundAmount()).isEmpty();
            assertThat(row.refundApplied()).isEmpty();
            assertThat(row.fee()).isEqualByComparingTo("0.6");
        });
        assertThat(bill.summary().refundTotal()).isEqualTo(ZERO);
        assertThat(bill.summary().orderTotal()).isEqualTo(Fen.of(10_000));
    }

    @Test
    void aBillOfRefundsSaysWhen() {
        TradeRow row = BillText.trade(BillText.of("REFUND")).rows().get(0);
        assertThat(row.refundAppliedAt()).contains(Instant.parse("2024-05-01T07:20:00Z"));
        assertThat(row.refundSucceededAt()).contains(Instant.parse("2024-05-01T07:21:07Z"));
    }

    @Test
    void aRefundThatIsUnderWayHasNoTimeOfSuccess() {
        String bill = BillText.of("REFUND").replace("`2024-05-01 15:21:07", "`0");
        assertThat(BillText.trade(bill).rows().get(0).refundSucceededAt()).isEmpty();
    }

    @Test
    void sumsMayBePrintedAsFloatingPoint() {
        assertThat(BillText.trade(BillText.of("FLOATS")).summary())
                .isEqualTo(new TradeSummary(1, ZERO, Fen.of(1), ZERO, new BigDecimal("0.00000"), ZERO, Fen.of(1)));
        String rounded = BillText.of("ALL").replace("`145.00,`200.00", "`1.45E2,`200.00000000000003");
        assertThat(BillText.trade(rounded).summary().settlementTotal()).isEqualTo(Fen.of(14_500));
    }

    @Test
    void theSumOfFeesMayBeShownInFen() {
        String bill = BillText.of("ALL").replace("0.60000", "0.60432");
        assertThat(BillText.trade(bill.replace("-0.33000", "-0.32")).summary().feeTotal())
                .isEqualTo(new BigDecimal("-0.32568"));
        assertThatThrownBy(() -> BillText.trade(bill.replace("-0.33000", "-0.32569")))
                .isInstanceOf(BrokenBillException.class);
    }

    @Test
    void anOldMerchantsBillIsReadByItsOldNames() {
        BillText.Trade bill = BillText.trade(BillText.of("OLD"));
        TradeRow row = bill.rows().get(1);
        assertThat(row.orderTotal()).isEqualTo(Fen.of(1));
        assertThat(row.settlementTotal()).isEqualTo(Fen.of(1));
        assertThat(row.coupon()).contains(ZERO);
        assertThat(row.couponRefund()).contains(ZERO);
        assertThat(row.subMchId()).isEmpty();
        assertThat(row.description()).contains("被扫支付测试");
        assertThat(row.refundApplied()).isEmpty();
        assertThat(row.rateRemark()).isEmpty();
        assertThat(bill.summary().orderTotal()).isEqualTo(Fen.of(2));
        assertThatThrownBy(row::time).isInstanceOfSatisfying(BrokenBillException.class, e -> {
            assertThat(e.line()).hasValue(3);
            assertThat(e.column()).contains("交易时间");
        });
    }

    @Test
    void columnsMayStandInAnyOrderAndOthersAreKept() {
        String bill = BillText.of("SUCCESS").replace("\n", ",新列\n").replace("100.00,`,新列", "100.00,`,`新`值");
        String reversed = Arrays.stream(bill.split("\n", 3))
                        .limit(2)
                        .map(BillReadingTest::reversed)
                        .collect(Collectors.joining("\n", "", "\n"))
                + "总交易单数,应结订单总金额,手续费总金额,订单总金额\n`1,`100.00,`0.60000,`100.00\n";
        TradeRow row = BillText.trade(reversed).rows().get(0);
        assertThat(row.outTradeNo()).isEqualTo("WATER20240501000001");
        assertThat(row.column("新列")).contains("新`值");
        assertThat(row.column("费率备注")).contains("");
        assertThat(row.column("没有")).isEmpty();
    }

    private static String reversed(String line) {
        boolean header = !line.startsWith("`");
        List<String> cells = Arrays.asList((header ? line : line.substring(1)).split(header ? "," : ",`", -1));
        Collections.reverse(cells);
        return header ? String.join(",", cells) : "`" + String.join(",`", cells);
    }

    @ParameterizedTest
    @CsvSource({"ALL", "SUCCESS", "REFUND", "EMPTY", "OLD"})
    void encodingsAndLineEndsMakeNoDifference(String id) {
        String text = BillText.of(id);
        BillText.Trade plain = BillText.trade(text);
        List<byte[]> others = List.of(
                ("\uFEFF" + text).getBytes(UTF_8),
                text.replace("\n", "\r\n").getBytes(UTF_8),
                text.stripTrailing().getBytes(UTF_8),
                (text + "\n\r\n").getBytes(UTF_8),
                ("\uFEFF" + text.replace("\n", "\r\n").stripTrailing()).getBytes(UTF_8),
                text.getBytes(Charset.forName("GBK")));
        for (byte[] other : others) {
            BillText.Trade same = BillText.trade(other);
            assertThat(same.summary()).isEqualTo(plain.summary());
            assertThat(same.rows())
                    .extracting(TradeRow::description)
                    .isEqualTo(plain.rows().stream().map(TradeRow::description).toList());
        }
    }

    @Test
    void aTextThatPartsCellsCostsNoOtherRowAndNoAmount() {
        String bill = BillText.of("ALL").replace("燃气费, ", "燃气费,`,`").replace("acct=310000123", "a,`b");
        BillText.Trade read = BillText.trade(bill);
        assertThat(read.rows().get(0).description()).contains("水费2024年05月,`a");
        assertThat(read.rows().get(0).attach()).contains("b");
        TradeRow gas = read.rows().get(1);
        assertThat(gas.description()).contains("燃气费,`,`2024年04月");
        assertThat(gas.attach()).isEmpty();
        assertThat(gas.fee()).isEqualTo(new BigDecimal("0.27000"));
        assertThat(gas.orderTotal()).isEqualTo(Fen.of(5_000));
        String funds = BillText.of("FUND").replace("缺货", "缺,`货");
        assertThat(BillText.fundFlow(funds).rows().get(0).remark()).contains("缺,`货");
    }

    @Test
    void bytesOfHalfACharacterDoNotStopABill() {
        byte[] bill = BillText.of("ALL").replace("交通违法罚款", "罚X").getBytes(UTF_8);
        bill[new String(bill, StandardCharsets.ISO_8859_1).indexOf("X,")] = (byte) 0xE6;
        assertThat(BillText.trade(bill).rows().get(2).description()).contains("罚\uFFFD");
    }

    @Test
    void escapesStayAsTheyStand() {
        String bill = BillText.of("FUND").replace("缺货", "缺\\n货\\1\\x");
        assertThat(BillText.fundFlow(bill).rows().get(0).remark()).contains("缺\\n货\\1\\x");
    }

    @Test
    void anEmptyCellOfAnAmountCountsAsNothing() {
        String bill = BillText.of("SUCCESS").replace("`100.00,`0.00,`水费", "`100.00,`,`水费");
        assertThat(BillText.trade(bill).rows().get(0).coupon()).isEmpty();
    }

    @Test
    void moneyMovesInAndOut() {
        BillText.FundFlow bill = BillText.fundFlow(BillText.of("FUND"));
        FundFlowRow row = bill.rows().get(0);
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.time()).isEqualTo(Instant.parse("2018-01-31T20:21:23Z"));
        assertThat(row.businessId()).contains("50000305742018020103387128253");
        assertThat(row.flowId()).isEqualTo("1900009231201802015884652186");
        assertThat(row.businessName()).contains("退款");
        assertThat(row.businessType()).contains("退款");
        assertThat(row.direction()).isEqualTo(FundDirection.EXPENSE);
        assertThat(row.amount()).isEqualTo(Fen.of(2));
        assertThat(row.balance()).contains(Fen.of(17));
        assertThat(row.applicant()).contains("system");
        assertThat(row.remark()).contains("缺货");
        assertThat(row.voucher()).contains("REF4200000068201801293084726067");
        assertThat(row.column("备注")).contains("缺货");
        assertThat(bill.rows().get(1).direction()).isEqualTo(FundDirection.INCOME);
        assertThat(bill.rows().get(1).remark()).isEmpty();
        assertThat(bill.summary()).isEqualTo(new FundFlowSummary(2, 1, Fen.of(10_000), 1, Fen.of(2)));
    }

    @Test
    void aDirectionThatIsNotKnownIsKeptAndCounted() {
        String bill =
                BillText.of("FUND").replace("`收入,`100.00", "`冻结,`100.00").replace("`2.0,`1.0,`100.0", "`2.0,`0.0,`0.0");
        assertThat(BillText.fundFlow(bill).rows().get(1).direction()).isEqualTo(FundDirection.of("冻结"));
    }

    @Test
    void aRowShowsNeitherPayerNorTexts() {
        assertThat(BillText.trade(BillText.of("ALL")).rows().get(0))
                .hasToString("TradeRow[line 2, WATER20240501000001, SUCCESS]");
        assertThat(BillText.fundFlow(BillText.of("FUND")).rows().get(0))
                .hasToString("FundFlowRow[line 2, 1900009231201802015884652186]");
    }

    @Test
    void whatTheReaderOfRowsThrowsEndsTheReading() {
        IllegalStateException full = new IllegalStateException("full");
        assertThatThrownBy(() -> TradeBill.read(
                        new ByteArrayInputStream(BillText.of("ALL").getBytes(UTF_8)), row -> {
                            throw full;
                        }))
                .isSameAs(full);
    }

    @Test
    void aStreamMayComeByteByByteAndIsNotClosed() throws IOException {
        byte[] bill = BillText.of("ALL").getBytes(UTF_8);
        InputStream drops = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bill.length ? bill[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int next = read();
                if (next >= 0) {
                    target[offset] = (byte) next;
                }
                return next < 0 ? -1 : 1;
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        assertThat(TradeBill.read(drops, row -> {}).rows()).isEqualTo(3);
    }
}
