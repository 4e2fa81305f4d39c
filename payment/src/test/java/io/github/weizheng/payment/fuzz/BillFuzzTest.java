package io.github.weizheng.payment.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.payment.bill.BrokenBillException;
import io.github.weizheng.payment.bill.FundFlowBill;
import io.github.weizheng.payment.bill.FundFlowRow;
import io.github.weizheng.payment.bill.TradeBill;
import io.github.weizheng.payment.bill.TradeRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a bill: rows and sums, or one exception. */
class BillFuzzTest {
    private static final String TRADE = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
            + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n"
            + "`2024-05-01 10:34:56,`wx1,`1230000109,`0,`,`42,`WATER-1,`oUp,`JSAPI,`SUCCESS,`OTHERS,`CNY,`100.00,`0.00,`0,`0,`0.00,`0.00,`,`,"
            + "`水费, 五月,`a=1,`0.60000,`0.60%,`100.00,`0.00,`\r\n"
            + "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n`1.0,`100.00,`0.00,`0.00,`0.60000,`100.00,`0.00\r\n";
    private static final String FUND = """
            记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号
            `2018-02-01 04:21:23,`50,`19,`退款,`退款,`支出,`0.02,`0.17,`system,`缺货,`REF
            资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额
            `1.0,`0.0,`0.00,`1.0,`0.02
            """;
    private static final List<Consumer<TradeRow>> TRADE_CELLS = List.of(
            TradeRow::time,
            TradeRow::mchId,
            TradeRow::openId,
            TradeRow::coupon,
            TradeRow::refundAmount,
            TradeRow::refundAppliedAt,
            TradeRow::fee,
            TradeRow::orderTotal,
            row -> assertThat(row.toString()).isNotEmpty(),
            row -> row.column("商品名称"));
    private static final List<Consumer<FundFlowRow>> FUND_CELLS = List.of(
            FundFlowRow::time, FundFlowRow::direction, FundFlowRow::amount, FundFlowRow::balance, FundFlowRow::remark);

    static Stream<byte[]> bills() {
        return Stream.of(
                TRADE.getBytes(UTF_8),
                ("\uFEFF" + FUND).getBytes(UTF_8),
                FUND.getBytes(Charset.forName("GBK")),
                TRADE.replace("`100.00", "`-1e9").getBytes(UTF_8));
    }

    @MethodSource("bills")
    @FuzzTest
    void givesRowsOrOneException(byte @NotNull [] bill) throws IOException {
        attempt(() -> TradeBill.read(
                new ByteArrayInputStream(bill), row -> TRADE_CELLS.forEach(cell -> attempt(() -> cell.accept(row)))));
        attempt(() -> FundFlowBill.read(
                new ByteArrayInputStream(bill), row -> FUND_CELLS.forEach(cell -> attempt(() -> cell.accept(row)))));
    }

    private static void attempt(Reading reading) {
        try {
            reading.run();
        } catch (BrokenBillException expected) {
            // Said so.
        } catch (IOException e) {
            throw new AssertionError("a stream in memory does not fail", e);
        }
    }

    private interface Reading {
        void run() throws IOException;
    }
}
