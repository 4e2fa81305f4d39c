package io.github.weizheng.testkit.pay.bill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.BillFault;
import io.github.weizheng.testkit.pay.BeijingTime;
import io.github.weizheng.testkit.pay.PayCall;
import io.github.weizheng.testkit.pay.PayRefusal;
import io.github.weizheng.testkit.pay.PayRoute;
import io.github.weizheng.testkit.pay.order.OrderBook;
import io.github.weizheng.testkit.pay.refund.RefundBook;
import io.github.weizheng.testkit.pay.refund.RefundDesk;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Asking for bills and downloading them. Thread-safe. */
public final class BillDesk {
    private static final String DOWNLOAD = "/v3/billdownload/file";
    private static final Duration URL_LIFETIME = Duration.ofMinutes(5);
    private static final int MONTHS = 3;
    private static final Set<String> ACCOUNTS = Set.of("BASIC", "OPERATION", "FEES");
    private static final Set<String> TYPES = Set.of("ALL", "SUCCESS", "REFUND");

    private final Map<String, BillFile> files = new ConcurrentHashMap<>();
    private final Queue<BillFault> faults = new ConcurrentLinkedQueue<>();
    private final Bills bills;
    private final RefundDesk refundDesk;
    private final Supplier<URI> baseUrl;
    private final RandomText random;
    private final Clock clock;

    public BillDesk(
            String mchId,
            OrderBook orders,
            RefundBook refunds,
            RefundDesk refundDesk,
            Supplier<URI> baseUrl,
            RandomText random,
            Clock clock) {
        this.bills = new Bills(mchId, orders, refunds);
        this.refundDesk = refundDesk;
        this.baseUrl = baseUrl;
        this.random = random;
        this.clock = clock;
    }

    /** Lets something go wrong with the next bill that is asked for and that nothing was ordered for yet. */
    public void breakNext(BillFault fault) {
        faults.add(fault);
    }

    public List<PayRoute> routes() {
        return List.of(
                PayRoute.get("/v3/bill/tradebill", this::trades),
                PayRoute.get("/v3/bill/fundflowbill", this::funds),
                PayRoute.get(DOWNLOAD, this::download).unsigned());
    }

    private WireAnswer trades(PayCall call) {
        LocalDate day = day(call);
        BillType type = BillType.valueOf(oneOf(call, "bill_type", TYPES).orElse("ALL"));
        return handOut(call, day, bills.trades(day, type, call.query("sub_mchid")), "申请交易账单 ");
    }

    private WireAnswer funds(PayCall call) {
        LocalDate day = day(call);
        boolean basic = oneOf(call, "account_type", ACCOUNTS).orElse("BASIC").equals("BASIC");
        return handOut(call, day, basic ? bills.funds(day) : Optional.empty(), "申请资金账单 ");
    }

    /** Reads the day, of which the bill must have been written by now and not be forgotten yet. */
    private LocalDate day(PayCall call) {
        String text = call.required("bill_date");
        LocalDate today = BeijingTime.day(clock.instant());
        LocalDate day = parse(text);
        if (day.isAfter(today) || day.isBefore(today.minusMonths(MONTHS))) {
            throw PayRefusal.parameter("bill_date", null, "应为最近三个月内的日期", "query");
        }
        if (clock.instant().isBefore(Bills.writtenAt(day))) {
            throw new PayRefusal(400, "STATEMENT_CREATING", "账单生成中，请稍后再试");
        }
        refundDesk.arrive();
        return day;
    }

    private static LocalDate parse(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw PayRefusal.parameter("bill_date", null, "格式应为yyyy-MM-dd", "query");
        }
    }

    private static Optional<String> oneOf(PayCall call, String name, Set<String> known) {
        Optional<String> value = call.query(name);
        if (value.filter(text -> !known.contains(text)).isPresent()) {
            throw PayRefusal.parameter(name, null, "枚举值错误", "query");
        }
        return value;
    }

    private WireAnswer handOut(PayCall call, LocalDate day, Optional<String> bill, String what) {
        boolean gzip = oneOf(call, "tar_type", Set.of("GZIP")).isPresent();
        String text =
                bill.orElseThrow(() -> new PayRefusal(400, "NO_STATEMENT_EXIST", "账单文件不存在，请检查当前商户号在指定日期内是否有交易或退款发生"));
        BillFile file = new BillFile(
                text, gzip, Optional.ofNullable(faults.poll()), clock.instant().plus(URL_LIFETIME));
        files.values().removeIf(expired -> !clock.instant().isBefore(expired.expiresAt()));
        String token = random.urlSafe(48);
        files.put(token, file);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("hash_type", "SHA1").put("hash_value", file.hash());
        json.put("download_url", baseUrl.get() + DOWNLOAD + "?token=" + token + (gzip ? "&tartype=gzip" : ""));
        return PayCall.answer(json, what + day);
    }

    private WireAnswer download(PayCall call) {
        BillFile file = Optional.ofNullable(files.get(call.required("token")))
                .filter(some -> clock.instant().isBefore(some.expiresAt()))
                .orElseThrow(() -> PayRefusal.invalid("token已失效，请重新申请账单"));
        WireAnswer whole = WireAnswer.of(200, "application/octet-stream", file.bytes(), "下载账单");
        return file.fault().equals(Optional.of(BillFault.TRUNCATED)) ? whole.truncated() : whole;
    }
}
