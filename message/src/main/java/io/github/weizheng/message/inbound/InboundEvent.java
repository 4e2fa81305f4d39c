package io.github.weizheng.message.inbound;

import io.github.weizheng.core.MenuKey;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that happened. Kinds that belong together have an interface of their own, as {@link MenuEvent}.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html">接收事件推送</a>
 */
public sealed interface InboundEvent extends Inbound
        permits MenuEvent,
                SendResultEvent,
                SubscriptionEvent,
                SessionEvent,
                CertificationEvent,
                AuthorizationEvent,
                GuideEvent,
                InboundEvent.Subscribe,
                InboundEvent.Unsubscribe,
                InboundEvent.Scan,
                InboundEvent.LocationReported,
                InboundEvent.DebugDemo,
                InboundEvent.UnknownEvent {
    /**
     * A citizen follows the account (关注).
     *
     * @param scene the scene of the QR code that led here, without {@code qrscene_}
     * @param ticket the QR code's ticket
     */
    record Subscribe(Envelope envelope, Optional<String> scene, Optional<String> ticket, Fields fields)
            implements InboundEvent {
        /** Leaves scene and ticket out: offices put case numbers and names of citizens there. */
        @Override
        public String toString() {
            return "Subscribe[" + envelope + "]";
        }
    }

    /** A citizen no longer follows the account (取消关注). The citizen's data must be deleted. */
    record Unsubscribe(Envelope envelope, Fields fields) implements InboundEvent {}

    /**
     * A follower scanned a QR code of the account (已关注用户扫码).
     *
     * @param scene the code's scene
     * @param ticket the code's ticket
     */
    record Scan(Envelope envelope, String scene, Optional<String> ticket, Fields fields) implements InboundEvent {
        /** Leaves scene and ticket out. */
        @Override
        public String toString() {
            return "Scan[" + envelope + "]";
        }
    }

    /**
     * Where a citizen is who lets the account know (上报地理位置, LOCATION): on entering the chat, or every 5 seconds in it, as the console says.
     *
     * @param latitude degrees north (纬度)
     * @param longitude degrees east (经度)
     * @param precision WeChat's Precision of the place
     */
    record LocationReported(
            Envelope envelope,
            OptionalDouble latitude,
            OptionalDouble longitude,
            OptionalDouble precision,
            Fields fields)
            implements InboundEvent {
        /** Leaves the place out. */
        @Override
        public String toString() {
            return "LocationReported[" + envelope + "]";
        }
    }

    /** A citizen tapped a menu entry that has a key (点击菜单). */
    record MenuClick(Envelope envelope, MenuKey key, Fields fields) implements MenuEvent.Keyed {}

    /**
     * A citizen opened a menu entry's page (菜单跳转链接).
     *
     * @param url the page
     * @param menuId the conditional menu's rule
     */
    record MenuView(Envelope envelope, String url, Optional<String> menuId, Fields fields) implements MenuEvent {
        /** Leaves the page out: its query may name a citizen. */
        @Override
        public String toString() {
            return "MenuView[" + envelope + "]";
        }
    }

    /**
     * WeChat's debugger for message push asks whether the callback works (debug_demo).
     *
     * @param debugStr what was typed into the debugger
     */
    record DebugDemo(Envelope envelope, String debugStr, Fields fields) implements InboundEvent {
        /** Leaves the text out. */
        @Override
        public String toString() {
            return "DebugDemo[" + envelope + "]";
        }
    }

    /**
     * A kind that this version does not model; its fields are all there.
     *
     * @param event the kind as WeChat names it
     */
    record UnknownEvent(Envelope envelope, String event, Fields fields) implements InboundEvent {}
}
