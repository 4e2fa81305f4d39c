package io.github.weizheng.payment.bill;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A trade bill (交易账单), read once from its first byte to its last, in memory that does not grow with it.
 *
 * <p>Columns are found by their names, in any order: bills of payments, of refunds, of both, and those of old merchants with 总金额 are all read
 * alike, and columns that are not known here are kept. UTF-8 with or without a byte order mark, and GBK; lines of at most 65,535 bytes that end
 * with {@code LF} or {@code CRLF}. Plain text: what is still compressed is not taken.
 *
 * @see <a href="https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html">交易账单格式</a>
 */
public final class TradeBill {
    private static final TradeColumn[] COLUMNS = TradeColumn.values();
    private static final TradeTotal[] TOTALS = TradeTotal.values();

    /** As WeChat Pay writes it on a day without anything. */
    static final String EMPTY = """
            交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,\
            微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注
            总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额
            `0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00
            """;

    private TradeBill() {}

    /**
     * Reads a bill, and compares its sums with its rows.
     *
     * <p><b>Rows are provisional until this method has returned.</b> What cuts a bill off or changes it shows only at its end: so let the rows
     * go into a list, a file or a transaction that is thrown away when this throws, never into the books at once.
     *
     * <p>Sums are compared exactly. Only that of the fees, where the bill shows it with fewer decimals than the fees have, may differ by less than
     * its last decimal, or by less than a fen: no page says how it is rounded. What the bill does not sum up is not compared, nor a sum whose column its rows lack.
     *
     * @param in the whole bill, as from {@link Bills#open}; read to its end, not closed
     * @param rows takes each row in order, on the calling thread; what it throws ends the reading, and comes out as it is
     * @throws BrokenBillException if anything about the bill is not right
     * @throws IOException if the stream fails
     */
    public static TradeSummary read(InputStream in, Consumer<? super TradeRow> rows) throws IOException {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(rows, "rows");
        BillReader reader = new BillReader(in, COLUMNS);
        Tally tally = new Tally(TOTALS);
        for (Cells cells = reader.next(); cells != null; cells = reader.next()) {
            for (TradeTotal total : TOTALS) {
                tally.add(total, total.part(cells), cells);
            }
            rows.accept(new TradeRow(cells));
        }
        Cells sums = reader.sums(TOTALS);
        for (TradeTotal total : TOTALS) {
            if (total.isIn(reader.columns())) {
                tally.check(total, sums);
            }
        }
        return TradeSummary.of(tally);
    }
}
