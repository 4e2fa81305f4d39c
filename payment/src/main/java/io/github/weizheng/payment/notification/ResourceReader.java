package io.github.weizheng.payment.notification;

import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.order.CombinedTransaction;
import io.github.weizheng.payment.order.Transaction;
import io.github.weizheng.payment.refund.RefundReport;
import io.github.weizheng.payment.refund.RefundStatus;
import io.github.weizheng.payment.wire.Moments;
import io.github.weizheng.payment.wire.SealedResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a decrypted resource its type, by its event; what has no type here is kept whole. */
final class ResourceReader {
    private final String mchId;
    private final Optional<String> subMchId;

    ResourceReader(Merchant merchant) {
        this.mchId = merchant.mchId();
        this.subMchId = merchant.subMchId();
    }

    PayNotification read(Envelope envelope, byte[] plaintext) {
        String id = Objects.requireNonNullElse(envelope.id(), "");
        String event = Objects.requireNonNullElse(envelope.eventType(), "");
        Optional<Instant> at = Moments.read(envelope.createTime());
        PayNotification known =
                switch (event) {
                    case "TRANSACTION.SUCCESS" -> paid(id, at, plaintext, envelope);
                    case "REFUND.SUCCESS" ->
                        refund(plaintext, RefundStatus.SUCCESS, report -> new RefundSucceeded(id, at, report));
                    case "REFUND.ABNORMAL" ->
                        refund(plaintext, RefundStatus.ABNORMAL, report -> new RefundAbnormal(id, at, report));
                    case "REFUND.CLOSED" ->
                        refund(plaintext, RefundStatus.CLOSED, report -> new RefundClosed(id, at, report));
                    default -> null;
                };
        return known == null ? unknown(id, at, event, envelope, plaintext) : known;
    }

    /** Null if it is the payment of a product whose resource is no order of ours, or if the order's own state says that it is not paid. */
    private @Nullable PayNotification paid(String id, Optional<Instant> at, byte[] plaintext, Envelope envelope) {
        try {
            Transaction transaction = WireJson.readUnambiguous(plaintext, Transaction.class);
            ours(transaction.mchId(), transaction.subMchId());
            return transaction.isPaid() ? new Paid(id, at, transaction) : null;
        } catch (IOException | NullPointerException e) {
            Envelope.Owner owner = owner(plaintext);
            if (owner.combined() != null) {
                CombinedTransaction transaction = combined(plaintext);
                return transaction.isPaid() ? new CombinedPaid(id, at, transaction) : null;
            }
            if (owner.isNamed() && envelope.isAboutTransaction()) {
                throw malformed();
            }
            return null;
        }
    }

    private CombinedTransaction combined(byte[] plaintext) {
        CombinedTransaction transaction = bound(plaintext, CombinedTransaction.class);
        ours(transaction.mchId(), subMchId);
        boolean foreign = subMchId.isPresent()
                && transaction.parts().stream()
                        .noneMatch(part -> part.subMchId().equals(subMchId));
        if (foreign) {
            throw another();
        }
        return transaction;
    }

    /** Null if the event says one thing and the status another: no money is booked on that. */
    private @Nullable PayNotification refund(
            byte[] plaintext, RefundStatus status, Function<RefundReport, PayNotification> typed) {
        RefundReport report = bound(plaintext, RefundReport.class);
        ours(report.mchId(), report.subMchId());
        return report.status().equals(status) ? typed.apply(report) : null;
    }

    private UnknownNotification unknown(
            String id, Optional<Instant> at, String event, Envelope envelope, byte[] plaintext) {
        owner(plaintext);
        SealedResource resource = Objects.requireNonNull(envelope.resource());
        return new UnknownNotification(
                id,
                at,
                event,
                Objects.requireNonNullElse(resource.originalType(), ""),
                new String(plaintext, StandardCharsets.UTF_8));
    }

    private Envelope.Owner owner(byte[] plaintext) {
        Envelope.Owner owner = bound(plaintext, Envelope.Owner.class);
        Optional<String> sub = owner.sub() == null ? subMchId : Optional.of(owner.sub());
        ours(owner.named().orElse(mchId), sub);
        return owner;
    }

    /** A partner without a sub-merchant takes those of all its sub-merchants. */
    private void ours(String named, Optional<String> namedSub) {
        if (!named.equals(mchId) || (subMchId.isPresent() && !namedSub.equals(subMchId))) {
            throw another();
        }
    }

    private static PayNotificationRejectedException another() {
        return new PayNotificationRejectedException(Reason.WRONG_MERCHANT, "the resource is another merchant's");
    }

    private static <T> T bound(byte[] json, Class<T> type) {
        try {
            return Objects.requireNonNull(WireJson.readUnambiguous(json, type));
        } catch (IOException | NullPointerException e) {
            throw malformed();
        }
    }

    private static PayNotificationRejectedException malformed() {
        return new PayNotificationRejectedException(
                Reason.MALFORMED_RESOURCE, "the resource is not in WeChat Pay's form");
    }
}
