package io.github.weizheng.message.route;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.MenuKeyHandlers;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.MenuEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which menu keys rules are for. */
final class HandledKeys implements MenuKeyHandlers {
    /** What a button of each type reports. */
    private static final Map<String, Class<? extends MenuEvent.Keyed>> EVENT_BY_TYPE = Map.of(
            "click", InboundEvent.MenuClick.class,
            "scancode_push", MenuEvent.ScanCodePush.class,
            "scancode_waitmsg", MenuEvent.ScanCodeWaitMsg.class,
            "pic_sysphoto", MenuEvent.PicSysPhoto.class,
            "pic_photo_or_album", MenuEvent.PicPhotoOrAlbum.class,
            "pic_weixin", MenuEvent.PicWeixin.class,
            "location_select", MenuEvent.LocationSelect.class);

    private final List<Matching> matchings;
    private final Set<MenuKey> keys;

    HandledKeys(List<Rule> rules) {
        matchings = rules.stream().map(rule -> rule.matching).toList();
        keys = matchings.stream()
                .filter(Matching.Menu.class::isInstance)
                .map(matching -> ((Matching.Menu) matching).key())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<MenuKey> menuKeys() {
        return keys;
    }

    @Override
    public boolean handles(String buttonType, MenuKey key) {
        Class<? extends MenuEvent.Keyed> event = EVENT_BY_TYPE.get(buttonType);
        return event != null && matchings.stream().anyMatch(matching -> handles(matching, event, key));
    }

    private static boolean handles(Matching matching, Class<?> event, MenuKey key) {
        @Nullable
        Class<?> fitting = matching instanceof Matching.Menu menu && menu.key().equals(key)
                ? menu.type()
                : matching instanceof Matching.Type type ? type.type() : null;
        return fitting != null && fitting.isAssignableFrom(event);
    }
}
