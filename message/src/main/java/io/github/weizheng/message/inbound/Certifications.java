package io.github.weizheng.message.inbound;

import java.time.Instant;
import java.util.Optional;

/** Makes the events of the account's certification. */
final class Certifications {
    private Certifications() {}

    static InboundEvent qualified(Envelope envelope, Fields fields) {
        return new CertificationEvent.QualificationVerifySuccess(envelope, expiredTime(fields), fields);
    }

    static InboundEvent notQualified(Envelope envelope, Fields fields) {
        return new CertificationEvent.QualificationVerifyFail(envelope, failTime(fields), failReason(fields), fields);
    }

    static InboundEvent named(Envelope envelope, Fields fields) {
        return new CertificationEvent.NamingVerifySuccess(envelope, expiredTime(fields), fields);
    }

    static InboundEvent notNamed(Envelope envelope, Fields fields) {
        return new CertificationEvent.NamingVerifyFail(envelope, failTime(fields), failReason(fields), fields);
    }

    static InboundEvent annualRenew(Envelope envelope, Fields fields) {
        return new CertificationEvent.AnnualRenew(envelope, expiredTime(fields), fields);
    }

    static InboundEvent expired(Envelope envelope, Fields fields) {
        return new CertificationEvent.VerifyExpired(envelope, expiredTime(fields), fields);
    }

    private static Optional<Instant> expiredTime(Fields fields) {
        return Numbers.time(fields, "ExpiredTime");
    }

    private static Optional<Instant> failTime(Fields fields) {
        return Numbers.time(fields, "FailTime");
    }

    private static String failReason(Fields fields) {
        return fields.text("FailReason").orElse("");
    }
}
