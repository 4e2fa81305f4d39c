package io.github.weizheng.testkit.pay.bill;

import io.github.weizheng.testkit.pay.BeijingTime;
import io.github.weizheng.testkit.pay.refund.Refund;
import io.github.weizheng.testkit.pay.refund.RefundStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The text of a trade bill, column by column as documented. */
final class TradeBill {
    private static final Set<BillType> EVERY = Set.of(BillType.values());
    private static final Set<BillType> WITH_REFUNDS = Set.of(BillType.ALL, BillType.REFUND);
    private static final Set<BillType> REFUNDS_ONLY = Set.of(BillType.REFUND);
    private static final Map<BillType, List<Column<TradeLine>>> COLUMNS = new EnumMap<>(BillType.class);
    private static final Map<BillType, List<Column<List<TradeLine>>>> TOTALS = new EnumMap<>(BillType.class);

    static {
        for (BillType type : BillType.values()) {
            COLUMNS.put(type, columns(type));
            TOTALS.put(type, totals(type));
        }
    }

    private TradeBill() {}

    static String text(BillType type, List<TradeLine> lines) {
        List<Column<TradeLine>> columns = COLUMNS.getOrDefault(type, List.of());
        List<Column<List<TradeLine>>> totals = TOTALS.getOrDefault(type, List.of());
        StringBuilder text = new StringBuilder(Column.header(columns));
        lines.forEach(line -> text.append(Column.row(columns, line)));
        return text.append(Column.header(totals))
                .append(Column.row(totals, lines))
                .toString();
    }

    private static List<Column<TradeLine>> columns(BillType type) {
        return new Table<TradeLine>(type)
                .add("交易时间", EVERY, line -> BeijingTime.plain(line.at()))
                .add("公众账号ID", EVERY, line -> line.order().appId())
                .add("商户号", EVERY, line -> line.order().mchId())
                .add("特约商户号", EVERY, line -> line.order().subMchId().orElse("0"))
                .add("设备号", EVERY, line -> line.order().deviceId().orElse(""))
                .add("微信订单号", EVERY, line -> line.payment().transactionId())
                .add("商户订单号", EVERY, line -> line.order().outTradeNo())
                .add("用户标识", EVERY, line -> line.payment().openId())
                .add("交易类型", EVERY, line -> line.order().tradeType())
                .add("交易状态", EVERY, line -> line.ofRefund(refund -> "REFUND", "SUCCESS"))
                .add("付款银行", EVERY, line -> "OTHERS")
                .add("货币种类", EVERY, line -> "CNY")
                .add("应结订单金额", EVERY, line -> Yuan.of(line.paidFen()))
                .add("代金券金额", EVERY, line -> Yuan.of(0))
                .add("退款申请时间", REFUNDS_ONLY, line -> BeijingTime.plain(line.at()))
                .add("退款成功时间", REFUNDS_ONLY, TradeBill::refundedAt)
                .add("微信退款单号", WITH_REFUNDS, line -> line.ofRefund(Refund::refundId, "0"))
                .add("商户退款单号", WITH_REFUNDS, line -> line.ofRefund(Refund::outRefundNo, "0"))
                .add("退款金额", WITH_REFUNDS, line -> Yuan.of(line.refundFen()))
                .add("充值券退款金额", WITH_REFUNDS, line -> Yuan.of(0))
                .add("退款类型", WITH_REFUNDS, line -> line.ofRefund(refund -> "ORIGINAL", ""))
                .add("退款状态", WITH_REFUNDS, TradeBill::refundStatus)
                .add("商品名称", EVERY, line -> line.order().description())
                .add("商户数据包", EVERY, line -> line.order().attach().orElse(""))
                .add("手续费", EVERY, line -> Yuan.fee(line.feeFen()))
                .add("费率", EVERY, line -> Yuan.RATE)
                .add("订单金额", EVERY, line -> Yuan.of(line.paidFen()))
                .add("申请退款金额", WITH_REFUNDS, line -> Yuan.of(line.refundFen()))
                .add("费率备注", EVERY, line -> "")
                .columns;
    }

    private static List<Column<List<TradeLine>>> totals(BillType type) {
        return new Table<List<TradeLine>>(type)
                .add("总交易单数", EVERY, lines -> String.valueOf(lines.size()))
                .add("应结订单总金额", EVERY, lines -> Yuan.of(sum(lines, TradeLine::paidFen)))
                .add("退款总金额", WITH_REFUNDS, lines -> Yuan.of(sum(lines, TradeLine::refundFen)))
                .add("充值券退款总金额", WITH_REFUNDS, lines -> Yuan.of(0))
                .add("手续费总金额", EVERY, lines -> Yuan.fee(sum(lines, TradeLine::feeFen)))
                .add("订单总金额", EVERY, lines -> Yuan.of(sum(lines, TradeLine::paidFen)))
                .add("申请退款总金额", WITH_REFUNDS, lines -> Yuan.of(sum(lines, TradeLine::refundFen)))
                .columns;
    }

    private static long sum(List<TradeLine> lines, ToLongFunction<TradeLine> fen) {
        return lines.stream().mapToLong(fen).sum();
    }

    private static String refundStatus(TradeLine line) {
        return line.ofRefund(refund -> refund.status(line.writtenAt()).inBills(), "");
    }

    private static String refundedAt(TradeLine line) {
        return line.refund()
                .flatMap(refund -> refund.since(RefundStatus.SUCCESS, line.writtenAt()))
                .map(BeijingTime::plain)
                .orElse("");
    }

    /** Collects the columns that a type of bill has. */
    private static final class Table<T> {
        private final List<Column<T>> columns = new ArrayList<>();
        private final BillType type;

        Table(BillType type) {
            this.type = type;
        }

        Table<T> add(String name, Set<BillType> types, Function<T, String> cell) {
            if (types.contains(type)) {
                columns.add(new Column<>(name, cell));
            }
            return this;
        }
    }
}
