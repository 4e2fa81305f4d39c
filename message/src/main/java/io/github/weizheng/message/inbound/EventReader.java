package io.github.weizheng.message.inbound;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/** Gives what happened its kind, whatever the case of WeChat's name for it. */
final class EventReader {
    private static final Map<String, EventReader.Kind> KINDS = Map.ofEntries(
            entry("subscribe", PlainEvents::subscribe),
            entry("unsubscribe", InboundEvent.Unsubscribe::new),
            entry("scan", PlainEvents::scan),
            entry("location", PlainEvents::locationReported),
            entry("debug_demo", PlainEvents::debugDemo),
            entry("click", MenuEvents::click),
            entry("view", MenuEvents::view),
            entry("view_miniprogram", MenuEvents::viewMiniProgram),
            entry("scancode_push", MenuEvents::scanCodePush),
            entry("scancode_waitmsg", MenuEvents::scanCodeWaitMsg),
            entry("pic_sysphoto", MenuEvents::picSysPhoto),
            entry("pic_photo_or_album", MenuEvents::picPhotoOrAlbum),
            entry("pic_weixin", MenuEvents::picWeixin),
            entry("location_select", MenuEvents::locationSelect),
            entry("templatesendjobfinish", SendResults::template),
            entry("masssendjobfinish", SendResults::mass),
            entry("publishjobfinish", SendResults::publish),
            entry("freepublishjobfinish", SendResults::publish),
            entry("subscribe_msg_popup_event", Subscriptions::popup),
            entry("subscribe_msg_change_event", Subscriptions::change),
            entry("subscribe_msg_sent_event", Subscriptions::sent),
            entry("kf_create_session", Sessions::create),
            entry("kf_close_session", Sessions::close),
            entry("kf_switch_session", Sessions::switched),
            entry("user_enter_tempsession", Sessions::enterTemp),
            entry("qualification_verify_success", Certifications::qualified),
            entry("qualification_verify_fail", Certifications::notQualified),
            entry("naming_verify_success", Certifications::named),
            entry("naming_verify_fail", Certifications::notNamed),
            entry("annual_renew", Certifications::annualRenew),
            entry("verify_expired", Certifications::expired),
            entry("user_info_modified", Authorizations::modified),
            entry("user_authorization_revoke", Authorizations::revoked),
            entry("user_authorization_cancellation", Authorizations::cancelled),
            entry("guide_qrcode_scan_event", Authorizations::guideQrcodeScan));

    private EventReader() {}

    static InboundEvent read(Envelope envelope, Fields fields) {
        String event = fields.value("Event");
        Kind kind = KINDS.get(event.toLowerCase(Locale.ROOT));
        return kind == null ? new InboundEvent.UnknownEvent(envelope, event, fields) : kind.read(envelope, fields);
    }

    /** Makes an event of one kind. */
    @FunctionalInterface
    interface Kind {
        InboundEvent read(Envelope envelope, Fields fields);
    }
}
