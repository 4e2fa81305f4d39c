package io.github.weizheng.payment.bill;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A fund-flow bill (资金账单), read once from its first byte to its last, in memory that does not grow with it. Columns, encodings and lines are
 * taken as {@link TradeBill} takes them.
 *
 * @see <a href="https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-fundflow.html">资金账单格式</a>
 */
public final class FundFlowBill {
    private static final FundFlowColumn[] COLUMNS = FundFlowColumn.values();
    private static final FundFlowTotal[] TOTALS = FundFlowTotal.values();

    /** As WeChat Pay writes it on a day without anything. */
    static final String EMPTY = """
            记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号
            资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额
            `0,`0,`0.00,`0,`0.00
            """;

    private FundFlowBill() {}

    /**
     * Reads a bill, and compares its sums with its rows. <b>Rows are provisional until this method has returned</b>, as
     * {@link TradeBill#read} says.
     *
     * @param in the whole bill, as from {@link Bills#open}; read to its end, not closed
     * @param rows takes each row in order, on the calling thread; what it throws ends the reading, and comes out as it is
     * @throws BrokenBillException if anything about the bill is not right
     * @throws IOException if the stream fails
     */
    public static FundFlowSummary read(InputStream in, Consumer<? super FundFlowRow> rows) throws IOException {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(rows, "rows");
        BillReader reader = new BillReader(in, COLUMNS);
        Tally tally = new Tally(TOTALS);
        for (Cells cells = reader.next(); cells != null; cells = reader.next()) {
            FundFlowRow row = new FundFlowRow(cells);
            FundDirection direction = row.direction();
            long amount = cells.exactFen(FundFlowColumn.AMOUNT);
            for (FundFlowTotal total : TOTALS) {
                tally.add(total, total.part(direction, amount), cells);
            }
            rows.accept(row);
        }
        Cells sums = reader.sums(TOTALS);
        for (FundFlowTotal total : TOTALS) {
            tally.check(total, sums);
        }
        return FundFlowSummary.of(tally);
    }
}
