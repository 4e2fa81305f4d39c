/** WeChat Pay v3: signed calls, orders, notifications, and utility fees with a ledger. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // ZXing has a name, but no descriptor
module io.github.weizheng.payment {
    requires static transitive org.jspecify;
    requires transitive io.github.weizheng.core;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static com.google.zxing; // for QR pictures only
    requires static java.desktop; // for QR pictures as PNG only

    exports io.github.weizheng.payment;
    exports io.github.weizheng.payment.signing;
    exports io.github.weizheng.payment.order;
    exports io.github.weizheng.payment.refund;
    exports io.github.weizheng.payment.bill;
    exports io.github.weizheng.payment.notification;
    exports io.github.weizheng.payment.ledger;
    exports io.github.weizheng.payment.utility;

    opens io.github.weizheng.payment.wire to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.payment to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.payment.order to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.payment.refund to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.payment.bill to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.payment.notification to
            com.fasterxml.jackson.databind;
}
