package io.github.weizheng.message.inbound;

import io.github.weizheng.core.OpenId;
import java.util.Optional;

/** Makes the events that are about another than the one who sends them: authorisations and guides' codes. */
final class Authorizations {
    private Authorizations() {}

    static InboundEvent modified(Envelope envelope, Fields fields) {
        return new AuthorizationEvent.UserInfoModified(
                envelope,
                openId(fields, "OpenID"),
                fields.present("UnionID"),
                fields.present("AppID"),
                fields.present("RevokeInfo"),
                fields);
    }

    static InboundEvent revoked(Envelope envelope, Fields fields) {
        return new AuthorizationEvent.UserAuthorizationRevoke(
                envelope,
                openId(fields, "OpenID"),
                fields.present("UnionID"),
                fields.present("AppID"),
                fields.present("RevokeInfo"),
                fields);
    }

    static InboundEvent cancelled(Envelope envelope, Fields fields) {
        return new AuthorizationEvent.UserAuthorizationCancellation(
                envelope,
                openId(fields, "OpenID"),
                fields.present("UnionID"),
                fields.present("AppID"),
                fields.present("RevokeInfo"),
                fields);
    }

    static InboundEvent guideQrcodeScan(Envelope envelope, Fields fields) {
        Fields scan = fields.child("GuideScanEvent");
        return new GuideEvent.GuideQrcodeScan(
                envelope,
                scan.value("qrcode_guide_account"),
                openId(scan, "qrcode_guide_openid"),
                openId(scan, "openid"),
                Numbers.whole(scan, "action"),
                scan.text("qrcode_info").orElse(""),
                fields);
    }

    /** What cannot be an openid stays reachable among the fields. */
    private static Optional<OpenId> openId(Fields fields, String name) {
        try {
            return Optional.of(OpenId.of(fields.value(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
