package io.github.weizheng.message.inbound;

import java.util.Locale;

/** Gives what happened its kind, whatever the case of WeChat's name for it. */
final class EventReader {
    private EventReader() {}

    static InboundEvent read(Envelope envelope, Fields fields) {
        String event = fields.value("Event");
        return switch (event.toLowerCase(Locale.ROOT)) {
            case "subscribe" -> PlainEvents.subscribe(envelope, fields);
            case "unsubscribe" -> new InboundEvent.Unsubscribe(envelope, fields);
            case "scan" -> PlainEvents.scan(envelope, fields);
            case "location" -> PlainEvents.locationReported(envelope, fields);
            case "debug_demo" -> PlainEvents.debugDemo(envelope, fields);
            case "click" -> MenuEvents.click(envelope, fields);
            case "view" -> MenuEvents.view(envelope, fields);
            case "view_miniprogram" -> MenuEvents.viewMiniProgram(envelope, fields);
            case "scancode_push" -> MenuEvents.scanCodePush(envelope, fields);
            case "scancode_waitmsg" -> MenuEvents.scanCodeWaitMsg(envelope, fields);
            case "pic_sysphoto" -> MenuEvents.picSysPhoto(envelope, fields);
            case "pic_photo_or_album" -> MenuEvents.picPhotoOrAlbum(envelope, fields);
            case "pic_weixin" -> MenuEvents.picWeixin(envelope, fields);
            case "location_select" -> MenuEvents.locationSelect(envelope, fields);
            case "templatesendjobfinish" -> SendResults.template(envelope, fields);
            case "masssendjobfinish" -> SendResults.mass(envelope, fields);
            case "publishjobfinish", "freepublishjobfinish" -> SendResults.publish(envelope, fields);
            case "subscribe_msg_popup_event" -> Subscriptions.popup(envelope, fields);
            case "subscribe_msg_change_event" -> Subscriptions.change(envelope, fields);
            case "subscribe_msg_sent_event" -> Subscriptions.sent(envelope, fields);
            case "kf_create_session" -> Sessions.create(envelope, fields);
            case "kf_close_session" -> Sessions.close(envelope, fields);
            case "kf_switch_session" -> Sessions.switched(envelope, fields);
            case "user_enter_tempsession" -> Sessions.enterTemp(envelope, fields);
            case "qualification_verify_success" -> Certifications.qualified(envelope, fields);
            case "qualification_verify_fail" -> Certifications.notQualified(envelope, fields);
            case "naming_verify_success" -> Certifications.named(envelope, fields);
            case "naming_verify_fail" -> Certifications.notNamed(envelope, fields);
            case "annual_renew" -> Certifications.annualRenew(envelope, fields);
            case "verify_expired" -> Certifications.expired(envelope, fields);
            case "user_info_modified" -> Authorizations.modified(envelope, fields);
            case "user_authorization_revoke" -> Authorizations.revoked(envelope, fields);
            case "user_authorization_cancellation" -> Authorizations.cancelled(envelope, fields);
            case "guide_qrcode_scan_event" -> Authorizations.guideQrcodeScan(envelope, fields);
            default -> new InboundEvent.UnknownEvent(envelope, event, fields);
        };
    }
}
