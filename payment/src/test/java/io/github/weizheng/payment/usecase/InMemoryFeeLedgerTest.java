package io.github.weizheng.payment.usecase;

import io.github.weizheng.payment.ledger.FeeLedger;
import io.github.weizheng.payment.ledger.InMemoryFeeLedger;

class InMemoryFeeLedgerTest extends FeeLedgerContract {
    @Override
    FeeLedger emptyLedger() {
        return new InMemoryFeeLedger();
    }
}
