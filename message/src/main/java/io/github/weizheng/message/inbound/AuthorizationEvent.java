package io.github.weizheng.message.inbound;

import io.github.weizheng.core.OpenId;
import java.util.Optional;

/**
 * A citizen's authorisation, or profile, has changed (授权用户信息变更). The envelope's citizen is WeChat's push account: who it is about is
 * {@link #openId()}, which WeChat sometimes leaves out.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/h5/authorization_change.html">授权用户信息变更</a>
 */
public sealed interface AuthorizationEvent extends InboundEvent {
    /** Whom it is about; empty if WeChat names nobody, or nobody who can be. */
    Optional<OpenId> openId();

    /** The same citizen across the accounts of one owner. Personal data. */
    Optional<String> unionId();

    /** The account that was authorised. */
    Optional<String> appId();

    /**
     * What was withdrawn, as WeChat wrote it: 201 address, 202 invoice, 203 card coupons, 204 microphone, 205 nickname and avatar, 206 location,
     * 207 chosen picture or video; a mini program's codes differ.
     */
    Optional<String> revokeInfo();

    /**
     * WeChat has cleaned the citizen's profile (user_info_modified): fetch it again. Told of those who authorised within 30 days.
     *
     * @param openId whom it is about
     * @param unionId the same across accounts
     * @param appId the account that was authorised
     * @param revokeInfo as WeChat wrote it, if it did
     */
    record UserInfoModified(
            Envelope envelope,
            Optional<OpenId> openId,
            Optional<String> unionId,
            Optional<String> appId,
            Optional<String> revokeInfo,
            Fields fields)
            implements AuthorizationEvent {
        /** Masks the openid and leaves the union id out. */
        @Override
        public String toString() {
            return "UserInfoModified[" + envelope + ", " + openId + "]";
        }
    }

    /**
     * The citizen has withdrawn an authorisation (user_authorization_revoke). The data it gave must be deleted.
     *
     * @param openId whom it is about
     * @param unionId the same across accounts
     * @param appId the account that was authorised
     * @param revokeInfo what was withdrawn, by WeChat's number
     */
    record UserAuthorizationRevoke(
            Envelope envelope,
            Optional<OpenId> openId,
            Optional<String> unionId,
            Optional<String> appId,
            Optional<String> revokeInfo,
            Fields fields)
            implements AuthorizationEvent {
        /** Masks the openid and leaves the union id out. */
        @Override
        public String toString() {
            return "UserAuthorizationRevoke[" + envelope + ", " + openId + ", " + revokeInfo + "]";
        }
    }

    /**
     * The citizen has closed the WeChat account (user_authorization_cancellation). The law says what must be deleted.
     *
     * @param openId whom it is about
     * @param unionId the same across accounts
     * @param appId the account that was authorised
     * @param revokeInfo as WeChat wrote it, if it did
     */
    record UserAuthorizationCancellation(
            Envelope envelope,
            Optional<OpenId> openId,
            Optional<String> unionId,
            Optional<String> appId,
            Optional<String> revokeInfo,
            Fields fields)
            implements AuthorizationEvent {
        /** Masks the openid and leaves the union id out. */
        @Override
        public String toString() {
            return "UserAuthorizationCancellation[" + envelope + ", " + openId + "]";
        }
    }
}
