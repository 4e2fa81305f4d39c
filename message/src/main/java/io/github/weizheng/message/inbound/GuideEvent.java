package io.github.weizheng.message.inbound;

import io.github.weizheng.core.OpenId;
import java.util.Optional;
import java.util.OptionalLong;

/** Events of 对话助手 (guides). Whether WeChat still runs that product could not be verified. */
public sealed interface GuideEvent extends InboundEvent {
    /**
     * Someone scanned a guide's code (guide_qrcode_scan_event).
     *
     * @param qrcodeGuideAccount the guide's account
     * @param qrcodeGuideOpenid the guide's openid
     * @param openid who scanned
     * @param action WeChat's number for what came of it; no list of them is published
     * @param qrcodeInfo what the code carries
     */
    record GuideQrcodeScan(
            Envelope envelope,
            String qrcodeGuideAccount,
            Optional<OpenId> qrcodeGuideOpenid,
            Optional<OpenId> openid,
            OptionalLong action,
            String qrcodeInfo,
            Fields fields)
            implements GuideEvent {
        /** Leaves out the guide's account and what the code carries. */
        @Override
        public String toString() {
            return "GuideQrcodeScan[" + envelope + ", " + openid + "]";
        }
    }
}
