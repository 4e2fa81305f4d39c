package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.utility.AccountNumber;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.UtilityBill;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtilityBillTest {
    private static final String NUMBER = "310000123";

    @Test
    void itHoldsWhatItWasBuiltWith() {
        UtilityBill bill = bill("310000123-202405", NUMBER, "水费2024年05月", 1260);
        assertThat(bill.id()).isEqualTo(BillId.of("310000123-202405"));
        assertThat(bill.account()).isEqualTo(AccountNumber.of(NUMBER));
        assertThat(bill.description()).isEqualTo("水费2024年05月");
        assertThat(bill.amount()).isEqualTo(Fen.of(1260));
    }

    @Test
    void itIsEqualByAllThatItHolds() {
        UtilityBill bill = bill("BILL-1", NUMBER, "水费", 1260);
        assertThat(bill)
                .isEqualTo(bill("BILL-1", NUMBER, "水费", 1260))
                .hasSameHashCodeAs(bill("BILL-1", NUMBER, "水费", 1260));
        List<UtilityBill> others = List.of(
                bill("BILL-2", NUMBER, "水费", 1260),
                bill("BILL-1", "310000124", "水费", 1260),
                bill("BILL-1", NUMBER, "电费", 1260),
                bill("BILL-1", NUMBER, "水费", 1261));
        assertThat(others).doesNotContain(bill);
        assertThat(new HashSet<>(others)).hasSize(4);
        assertThat(bill.equals(null)).isFalse();
    }

    @Test
    void itDoesNotShowWhoseItIs() {
        assertThat(bill("310000123-202405", NUMBER, "水费 张三", 1260)).hasToString("UtilityBill[***23, 12.60]");
    }

    @Test
    void whatIsMissingOrTooLittleIsNamed() {
        BillId id = BillId.of("BILL-1");
        AccountNumber account = AccountNumber.of(NUMBER);
        assertThatThrownBy(() -> UtilityBill.builder(id, account, Fen.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount: at least 1 fen, actual 0");
        assertThatThrownBy(UtilityBill.builder(id, account, Fen.of(1))::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("description: required, missing");
    }

    private static UtilityBill bill(String id, String account, String description, long fen) {
        return UtilityBill.builder(BillId.of(id), AccountNumber.of(account), Fen.of(fen))
                .description(description)
                .build();
    }
}
