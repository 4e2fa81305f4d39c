package io.github.weizheng.message.inbound;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of the account's own certification (微信认证). The envelope's citizen is nobody real.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/offiaccount/Account_Management/Wechat_Accreditation_Event_Push.html">微信认证事件推送</a>
 */
public sealed interface CertificationEvent extends InboundEvent {
    /**
     * The qualification is confirmed (资质认证成功, qualification_verify_success); the rights of a certified account begin at once.
     *
     * @param expiredTime when the certification ends
     */
    record QualificationVerifySuccess(Envelope envelope, Optional<Instant> expiredTime, Fields fields)
            implements CertificationEvent {}

    /**
     * The qualification is not confirmed (资质认证失败, qualification_verify_fail).
     *
     * @param failTime when it failed
     * @param failReason why, in WeChat's words
     */
    record QualificationVerifyFail(Envelope envelope, Optional<Instant> failTime, String failReason, Fields fields)
            implements CertificationEvent {}

    /**
     * The name is confirmed (名称认证成功, naming_verify_success).
     *
     * @param expiredTime when the certification ends
     */
    record NamingVerifySuccess(Envelope envelope, Optional<Instant> expiredTime, Fields fields)
            implements CertificationEvent {}

    /**
     * The name is not confirmed (名称认证失败, naming_verify_fail); the rights stay.
     *
     * @param failTime when it failed
     * @param failReason why, in WeChat's words
     */
    record NamingVerifyFail(Envelope envelope, Optional<Instant> failTime, String failReason, Fields fields)
            implements CertificationEvent {}

    /**
     * The yearly review is due (年审通知, annual_renew).
     *
     * @param expiredTime when the certification ends without it
     */
    record AnnualRenew(Envelope envelope, Optional<Instant> expiredTime, Fields fields) implements CertificationEvent {}

    /**
     * The certification has ended (认证过期失效通知, verify_expired).
     *
     * @param expiredTime when it ended
     */
    record VerifyExpired(Envelope envelope, Optional<Instant> expiredTime, Fields fields)
            implements CertificationEvent {}
}
