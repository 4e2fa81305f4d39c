package io.github.weizheng.message.inbound;

import io.github.weizheng.core.MenuKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Something a citizen did in the menu. Opening a submenu is not reported. An event whose key is no {@link MenuKey} is an
 * {@link InboundEvent.UnknownEvent}.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/product/menu/Custom_Menu_Push_Events.html">自定义菜单事件推送</a>
 */
public sealed interface MenuEvent extends InboundEvent
        permits MenuEvent.Keyed, InboundEvent.MenuView, MenuEvent.ViewMiniProgram {
    /** One that came through a menu entry with a key. */
    sealed interface Keyed extends MenuEvent
            permits InboundEvent.MenuClick,
                    ScanCodePush,
                    ScanCodeWaitMsg,
                    PicSysPhoto,
                    PicPhotoOrAlbum,
                    PicWeixin,
                    LocationSelect {
        /** The menu entry's. */
        MenuKey key();
    }

    /**
     * A code was scanned through the menu (扫码推事件, scancode_push).
     *
     * @param key the menu entry's
     * @param scanType usually {@code qrcode}
     * @param scanResult what the code says
     */
    record ScanCodePush(Envelope envelope, MenuKey key, String scanType, String scanResult, Fields fields)
            implements Keyed {
        /** Leaves out what the code says. */
        @Override
        public String toString() {
            return "ScanCodePush[" + envelope + ", " + key + "]";
        }
    }

    /**
     * A code was scanned through the menu, and the citizen sees 消息接收中 until the answer comes (scancode_waitmsg).
     *
     * @param key the menu entry's
     * @param scanType usually {@code qrcode}
     * @param scanResult what the code says
     */
    record ScanCodeWaitMsg(Envelope envelope, MenuKey key, String scanType, String scanResult, Fields fields)
            implements Keyed {
        /** Leaves out what the code says. */
        @Override
        public String toString() {
            return "ScanCodeWaitMsg[" + envelope + ", " + key + "]";
        }
    }

    /**
     * Photos were taken through the menu (系统拍照发图, pic_sysphoto). The pictures follow, each as an {@link InboundMessage.Image}.
     *
     * @param key the menu entry's
     * @param count how many pictures
     * @param md5Sums each picture's MD5
     */
    record PicSysPhoto(Envelope envelope, MenuKey key, OptionalLong count, List<String> md5Sums, Fields fields)
            implements Keyed {
        /** Copies the list. */
        public PicSysPhoto {
            md5Sums = List.copyOf(md5Sums);
        }

        /** Leaves out what tells the pictures. */
        @Override
        public String toString() {
            return "PicSysPhoto[" + envelope + ", " + key + "]";
        }
    }

    /**
     * Photos were taken or chosen through the menu (拍照或者相册发图, pic_photo_or_album). The pictures follow, each as an {@link InboundMessage.Image}.
     *
     * @param key the menu entry's
     * @param count how many pictures
     * @param md5Sums each picture's MD5
     */
    record PicPhotoOrAlbum(Envelope envelope, MenuKey key, OptionalLong count, List<String> md5Sums, Fields fields)
            implements Keyed {
        /** Copies the list. */
        public PicPhotoOrAlbum {
            md5Sums = List.copyOf(md5Sums);
        }

        /** Leaves out what tells the pictures. */
        @Override
        public String toString() {
            return "PicPhotoOrAlbum[" + envelope + ", " + key + "]";
        }
    }

    /**
     * Pictures were chosen through the menu (微信相册发图, pic_weixin). They follow, each as an {@link InboundMessage.Image}.
     *
     * @param key the menu entry's
     * @param count how many pictures
     * @param md5Sums each picture's MD5
     */
    record PicWeixin(Envelope envelope, MenuKey key, OptionalLong count, List<String> md5Sums, Fields fields)
            implements Keyed {
        /** Copies the list. */
        public PicWeixin {
            md5Sums = List.copyOf(md5Sums);
        }

        /** Leaves out what tells the pictures. */
        @Override
        public String toString() {
            return "PicWeixin[" + envelope + ", " + key + "]";
        }
    }

    /**
     * A place was chosen through the menu (弹出地理位置选择器, location_select). An {@link InboundMessage.Location} follows.
     *
     * @param key the menu entry's
     * @param latitude degrees north (纬度, Location_X)
     * @param longitude degrees east (经度, Location_Y)
     * @param scale the map's zoom
     * @param label the place in words, with its white space
     * @param poiName the place's name (Poiname); may be empty
     */
    record LocationSelect(
            Envelope envelope,
            MenuKey key,
            OptionalDouble latitude,
            OptionalDouble longitude,
            OptionalLong scale,
            String label,
            String poiName,
            Fields fields)
            implements Keyed {
        /** Leaves the place out. */
        @Override
        public String toString() {
            return "LocationSelect[" + envelope + ", " + key + "]";
        }
    }

    /**
     * A citizen opened a menu entry's mini program (点击菜单跳转小程序, view_miniprogram).
     *
     * @param pagePath the mini program's page
     * @param menuId the conditional menu's rule
     */
    record ViewMiniProgram(Envelope envelope, String pagePath, Optional<String> menuId, Fields fields)
            implements MenuEvent {
        /** Leaves the page out: its query may name a citizen. */
        @Override
        public String toString() {
            return "ViewMiniProgram[" + envelope + "]";
        }
    }
}
