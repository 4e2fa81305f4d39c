package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.payment.Fen;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.stream.Stream;

/** A trade bill of many rows: a thousand different ones, again and again. */
final class BillSample {
    private static final int BLOCK = 1000;
    private static final String HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
            + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\n";
    private static final String TOTALS = """
            总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额
            `%d,`%s,`0.00,`0.00,`%d.00000,`%s,`0.00
            """;
    private final byte[] block;
    private final String totals;
    private final int blocks;

    BillSample(int rows) {
        blocks = rows / BLOCK;
        StringBuilder text = new StringBuilder();
        long fen = 0;
        for (int i = 0; i < BLOCK; i++) {
            fen += 100 + i;
            text.append(row(i, Fen.of(100 + i)));
        }
        block = text.toString().getBytes(UTF_8);
        String total = Fen.of(fen * blocks).toString();
        totals = TOTALS.formatted(rows, total, rows / 100, total); // a fen of fee each
    }

    InputStream open() {
        Stream<InputStream> middle = Stream.generate(() -> (InputStream) new ByteArrayInputStream(block))
                .limit(blocks);
        Stream<InputStream> parts = Stream.of(Stream.of(bytes(HEADER)), middle, Stream.of(bytes(totals)))
                .flatMap(part -> part);
        return new SequenceInputStream(Collections.enumeration(parts.toList()));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static String row(int i, Fen amount) {
        return "`2024-05-01 %02d:%02d:%02d,`wxd678efh567hg6787,`1230000109,`0,`,`42000002022024050100000%05d,`WATER202405%010d,"
                        .formatted(i % 24, i % 60, i * 7 % 60, i, i)
                + "`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`JSAPI,`SUCCESS,`ICBC_DEBIT,`CNY,`" + amount
                + ",`0.00,`0,`0,`0.00,`0.00,`,`,`水费2024年05月,`acct=310000123,`0.01000,`0.60%,`" + amount + ",`0.00,`\n";
    }
}
