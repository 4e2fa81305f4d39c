package io.github.weizheng.samples.quickstart;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.AccountNumber;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.BillingSystem;
import io.github.weizheng.payment.utility.UtilityBill;
import io.github.weizheng.payment.utility.WriteOff;
import io.github.weizheng.payment.utility.WriteOffOrder;
import io.github.weizheng.payment.utility.WriteOffStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands for the water company's billing system: one household, one bill. */
class WaterCompany implements BillingSystem {
    static final AccountNumber HOUSEHOLD = AccountNumber.of("310000123");
    private static final UtilityBill BILL = UtilityBill.builder(
                    BillId.of("310000123-202610"), HOUSEHOLD, Fen.ofYuan("12.60"))
            .description("水费 2026年10月")
            .build();

    private final Map<OutTradeNo, WriteOffOrder> writtenOff = new LinkedHashMap<>();

    @Override
    public synchronized List<UtilityBill> billsDue(AccountNumber account) {
        return account.equals(HOUSEHOLD) && writtenOff.isEmpty() ? List.of(BILL) : List.of();
    }

    @Override
    public synchronized Optional<UtilityBill> find(BillId bill) {
        return billsDue(HOUSEHOLD).stream().filter(due -> due.id().equals(bill)).findFirst();
    }

    @Override
    public synchronized WriteOff writeOff(WriteOffOrder order) {
        if (writtenOff.containsKey(order.outTradeNo())) {
            return WriteOff.already();
        }
        if (!writtenOff.isEmpty()) {
            return WriteOff.refused("该账单已由另一笔订单销账");
        }
        writtenOff.put(order.outTradeNo(), order);
        return WriteOff.done();
    }

    @Override
    public synchronized WriteOffStatus status(OutTradeNo outTradeNo) {
        return writtenOff.containsKey(outTradeNo) ? WriteOffStatus.DONE : WriteOffStatus.NONE;
    }

    /** How often a bill was written off. */
    synchronized int writeOffs() {
        return writtenOff.size();
    }
}
