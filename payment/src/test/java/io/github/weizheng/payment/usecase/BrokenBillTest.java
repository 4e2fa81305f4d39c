package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.payment.bill.BrokenBillException;
import io.github.weizheng.payment.bill.TradeRow;
import io.github.weizheng.payment.fixture.BillText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bill in which anything is wrong. */
class BrokenBillTest {
    private static final String ALL = BillText.of("ALL");
    private static final String FUND = BillText.of("FUND");
    private static final String PERSONAL = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

    record Case(String name, String bill, int line, String column) {
        static Case of(String name, String bill, int line) {
            return new Case(name, bill, line, "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> tradeBills() {
        return List.of(
                Case.of("nothing", "", 0),
                new Case("an empty line", "\n", 1, "交易时间"),
                new Case("an error in XML", "<xml><return_code>FAIL</return_code></xml>", 1, "交易时间"),
                new Case("an error in JSON", "{\"code\":\"NO_AUTH\"}", 1, "交易时间"),
                new Case("another kind of bill", FUND, 1, "交易时间"),
                new Case("a header with backticks", "`" + ALL.replaceFirst(",", ",`"), 1, "交易时间"),
                new Case("without a column that is needed", ALL.replace("商户订单号", "新列"), 1, "商户订单号"),
                new Case("without any amount", BillText.of("OLD").replace("总金额", "新列"), 1, "应结订单金额"),
                Case.of("two columns of one name", ALL.replaceFirst("商品名称", "交易时间"), 1),
                Case.of("too many columns", "a,".repeat(300) + ALL, 1),
                Case.of("a header in neither encoding", ALL.replaceFirst("费率", "\uE000\uE000"), 1),
                Case.of("a row without its backtick", ALL.replaceFirst("\n`", "\n"), 2),
                Case.of("an empty line among the rows", ALL.replaceFirst("\n`", "\n\n`"), 2),
                Case.of("a line feed in a cell", ALL.replace("燃气费, ", "燃气费\n"), 3),
                new Case("a cell too many", ALL.replace("`OTHERS,`CNY", "`OTHERS,`OTHERS,`CNY"), 3, "应结订单金额"),
                Case.of("a cell too few", ALL.replace("`OTHERS,`CNY,`45", "`CNY,`45"), 3),
                Case.of("a row with commas only", ALL.replaceFirst("\n`2024.*\n", "\n`a,b,c\n"), 2),
                Case.of("a backtick and nothing else", ALL.replaceFirst("\n`2024.*\n", "\n`\n"), 2),
                Case.of("a line too long", ALL.replace("燃气费", "a".repeat(70_000)), 3),
                Case.of("a header too long", "a".repeat(200_000), 1),
                Case.of("a line without end", ALL.replaceFirst("\n`2024.*", "\n`" + ",`".repeat(200_000)), 2),
                new Case("an amount in words", ALL.replace("`45.00", "`四十五"), 3, "应结订单金额"),
                new Case("an amount with three decimals", ALL.replace("`45.00", "`45.001"), 3, "应结订单金额"),
                new Case("an amount with a comma", ALL.replace("`45.00", "`1,045.00"), 3, "应结订单金额"),
                new Case("an amount with a plus", ALL.replace("`45.00", "`+45.00"), 3, "应结订单金额"),
                new Case("an amount in full-width digits", ALL.replace("`45.00", "`４５.00"), 3, "应结订单金额"),
                new Case("an amount with nothing after its point", ALL.replace("`45.00", "`45."), 3, "应结订单金额"),
                new Case("an amount with nothing before its point", ALL.replace("`45.00", "`.45"), 3, "应结订单金额"),
                new Case("a minus alone", ALL.replace("`45.00", "`-"), 3, "应结订单金额"),
                new Case("an amount of 13 digits", ALL.replace("`45.00", "`1000000000000.00"), 3, "应结订单金额"),
                new Case("an amount missing", ALL.replace("`45.00", "`"), 3, "应结订单金额"),
                new Case("a fee of six decimals", ALL.replace("0.27000", "0.270001"), 3, "手续费"),
                new Case("a fee missing", ALL.replace("0.27000", ""), 3, "手续费"),
                Case.of("sums missing", ALL.substring(0, ALL.indexOf("总交易单数")), 4),
                Case.of("numbers of the sums missing", ALL.substring(0, ALL.indexOf("`3,")), 5),
                Case.of("sums without a backtick", ALL.replace("`3,", "3,"), 6),
                Case.of("a sum too few", ALL.replace("`3,`145.00", "`3"), 6),
                Case.of("more after the sums", ALL + ALL, 7),
                Case.of("sums of something else", ALL.replace("总交易单数", "新列"), 5),
                new Case("a row lost", ALL.replaceFirst("\n`2024-05-01 10.*\n", "\n"), 5, "总交易单数"),
                new Case("a row twice", ALL.replaceFirst("(\n`2024-05-01 10.*)\n", "$1$1\n"), 7, "总交易单数"),
                new Case("a count of words", ALL.replace("`3,", "`drei,"), 6, "总交易单数"),
                new Case("a count and a half", ALL.replace("`3,", "`3.5,"), 6, "总交易单数"),
                new Case("another order", ALL.replace("`50.00", "`50.01"), 6, "订单总金额"),
                new Case("another settlement", ALL.replace("`45.00", "`45.01"), 6, "应结订单总金额"),
                new Case(
                        "another refund",
                        ALL.replace("RF20240501000001,`200.00", "RF20240501000001,`200.01"),
                        6,
                        "退款总金额"),
                new Case("another coupon", ALL.replace("`200.00,`0.00,`ORI", "`200.00,`0.01,`ORI"), 6, "充值券退款总金额"),
                new Case("another application", ALL.replace("`0.00,`200.00,`\n", "`0.00,`200.01,`\n"), 6, "申请退款总金额"),
                new Case("another fee", ALL.replace("0.27000", "0.27001"), 6, "手续费总金额"),
                new Case("a sum with a monstrous exponent", ALL.replace("`145.00", "`1E999999999"), 6, "应结订单总金额"),
                new Case("a sum of a thousand digits", ALL.replace("`145.00", "`" + "1".repeat(1000)), 6, "应结订单总金额"));
    }

    @ParameterizedTest
    @MethodSource("tradeBills")
    void isRefusedByLineAndColumn(Case broken) {
        assertThatThrownBy(() -> BillText.trade(bytes(broken)))
                .isInstanceOfSatisfying(BrokenBillException.class, e -> assertPlace(e, broken));
    }

    private static byte[] bytes(Case broken) {
        byte[] bill = broken.bill.getBytes(UTF_8);
        int marked =
                new String(bill, ISO_8859_1).indexOf("\u00EE\u0080\u0080"); // U+E000 stands for bytes that are no text
        if (marked >= 0) {
            bill[marked] = (byte) 0xFF;
            bill[marked + 1] = (byte) 0xFF;
        }
        return bill;
    }

    static List<Case> fundFlowBills() {
        return List.of(
                Case.of("nothing", "", 0),
                new Case("another kind of bill", ALL, 1, "记账时间"),
                new Case("an excerpt", BillText.of("FUND-EXCERPT"), 4, "资金流水总笔数"),
                new Case("another direction", FUND.replace("`支出", "`收入"), 5, "收入笔数"),
                new Case("another amount", FUND.replace("`100.00,", "`100.01,"), 5, "收入金额"),
                new Case("other amounts out", FUND.replace("`支出,`0.02", "`支出,`0.03"), 5, "支出金额"),
                new Case("an amount missing", FUND.replace("`支出,`0.02", "`支出,`"), 2, "收支金额(元)"),
                Case.of("cut off", FUND.substring(0, FUND.indexOf("缺货")), 2));
    }

    @ParameterizedTest
    @MethodSource("fundFlowBills")
    void isRefusedWhicheverKindItIs(Case broken) {
        assertThatThrownBy(() -> BillText.fundFlow(broken.bill))
                .isInstanceOfSatisfying(BrokenBillException.class, e -> assertPlace(e, broken));
    }

    private static void assertPlace(BrokenBillException e, Case broken) {
        assertThat(e.line().orElse(0)).as(e.getMessage()).isEqualTo(broken.line);
        assertThat(e.column().orElse("")).as(e.getMessage()).isEqualTo(broken.column);
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(e.getMessage())
                .doesNotContain(PERSONAL)
                .doesNotContain("四十五")
                .hasSizeLessThan(200);
    }

    @Test
    void cutOffAnywhereItIsRefused() {
        byte[] bill = ALL.getBytes(UTF_8);
        int lastCell = new String(bill, ISO_8859_1).lastIndexOf(",`") + ",`200".length();
        IntStream.range(0, lastCell)
                .forEach(length -> assertThatThrownBy(() -> BillText.trade(Arrays.copyOf(bill, length)))
                        .as(length + " bytes")
                        .isInstanceOf(BrokenBillException.class));
    }

    @Property(tries = 1000)
    void changedAnywhereItIsReadOrRefused(@ForAll @IntRange(max = 100_000) int at, @ForAll byte with) {
        byte[] bill = ALL.getBytes(UTF_8);
        bill[at % bill.length] = with;
        assertReadOrRefused(bill);
    }

    @Property(tries = 500)
    void whateverItIsItIsReadOrRefused(@ForAll byte[] bytes) {
        assertReadOrRefused(bytes);
        assertReadOrRefused((ALL.substring(0, ALL.indexOf("\n`") + 2) + new String(bytes, ISO_8859_1)).getBytes(UTF_8));
    }

    private static void assertReadOrRefused(byte[] bill) {
        List<String> read = new ArrayList<>();
        try {
            BillText.trade(bill).rows().forEach(row -> read.add(everything(row)));
        } catch (BrokenBillException e) {
            assertThat(e.getMessage()).startsWith("Bill");
        }
        assertThat(read).hasSizeLessThan(4);
    }

    private static String everything(TradeRow row) {
        return row.time() + " " + row.openId() + row.refundSucceededAt() + row.fee() + row.coupon() + row.attach();
    }

    @Test
    void aCellThatIsNotWhatItShouldBeIsRefusedWhenAskedFor() {
        TradeRow row = BillText.trade(ALL.replace("`2024-05-01 10:34:56", "`2024-13-01 10:34:56")
                        .replace(PERSONAL, "张三"))
                .rows()
                .get(0);
        assertThatThrownBy(row::time)
                .hasMessage("Bill, line 2, 交易时间: a time as 2024-05-01 10:34:56, actual something else in 19 bytes");
        assertThatThrownBy(row::openId)
                .hasMessage(
                        "Bill, line 2, 用户标识: 1 to 128 characters of visible ASCII, actual something else in 6 bytes");
        assertThat(row.outTradeNo()).isEqualTo("WATER20240501000001");
    }

    @Test
    void sumsBeyondAllBoundsAreRefused() {
        String row = ALL.lines().skip(1).findFirst().orElseThrow().replace("100.00", "999999999999.99") + "\n";
        assertThatThrownBy(() -> BillText.trade(ALL.lines().findFirst().orElseThrow() + "\n" + row.repeat(100)))
                .isInstanceOfSatisfying(BrokenBillException.class, e -> {
                    assertThat(e.column()).contains("应结订单总金额");
                    assertThat(e.line()).hasValue(94);
                });
    }
}
