package io.github.weizheng.testkit.pay.bill;

import io.github.weizheng.testkit.pay.BeijingTime;
import java.util.List;

/** The text of a fund-flow bill, column by column as documented. */
final class FundFlowBill {
    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("记账时间", line -> BeijingTime.plain(line.flow.at())),
            new Column<>("微信支付业务单号", line -> line.flow.businessNo()),
            new Column<>("资金流水单号", line -> line.flow.flowNo()),
            new Column<>("业务名称", line -> line.flow.business()),
            new Column<>("业务类型", line -> line.flow.type()),
            new Column<>("收支类型", line -> line.flow.comesIn() ? "收入" : "支出"),
            new Column<>("收支金额(元)", line -> Yuan.of(Math.abs(line.flow.fen()))),
            new Column<>("账户结余(元)", line -> Yuan.of(line.balanceFen)),
            new Column<>("资金变更提交申请人", line -> "system"),
            new Column<>("备注", line -> line.flow.remark()),
            new Column<>("业务凭证号", line -> line.flow.voucher()));

    private static final List<Column<List<Line>>> TOTALS = List.of(
            new Column<>("资金流水总笔数", lines -> lines.size() + ".0"),
            new Column<>("收入笔数", lines -> count(lines, true) + ".0"),
            new Column<>("收入金额", lines -> Yuan.of(sum(lines, true))),
            new Column<>("支出笔数", lines -> count(lines, false) + ".0"),
            new Column<>("支出金额", lines -> Yuan.of(sum(lines, false))));

    private FundFlowBill() {}

    static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder(Column.header(COLUMNS));
        lines.forEach(line -> text.append(Column.row(COLUMNS, line)));
        return text.append(Column.header(TOTALS))
                .append(Column.row(TOTALS, lines))
                .toString();
    }

    private static long count(List<Line> lines, boolean in) {
        return lines.stream().filter(line -> line.flow.comesIn() == in).count();
    }

    private static long sum(List<Line> lines, boolean in) {
        return lines.stream()
                .filter(line -> line.flow.comesIn() == in)
                .mapToLong(line -> Math.abs(line.flow.fen()))
                .sum();
    }

    /** A movement and what the account holds after it. */
    record Line(FundFlow flow, long balanceFen) {}
}
