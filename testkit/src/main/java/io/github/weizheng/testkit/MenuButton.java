package io.github.weizheng.testkit;

import io.github.weizheng.testkit.callback.Push;
import io.github.weizheng.testkit.menu.TappedButton;
import java.util.List;
import java.util.Optional;

/**
 * A menu button that a citizen is about to tap, as the menu is now. The methods other than {@link #tap} throw
 * {@link IllegalArgumentException} when the button is of another type. Thread-safe.
 */
public final class MenuButton {
    private static final int MOST_PICTURES = 9;

    private final Citizen citizen;
    private final SimulatedAccount account;
    private final TappedButton button;

    MenuButton(Citizen citizen, SimulatedAccount account, TappedButton button) {
        this.citizen = citizen;
        this.account = account;
        this.button = button;
    }

    /**
     * Taps the button. What is pushed depends on its type; the material and article types push nothing, nor does opening a
     * column. A scanned code reads {@code 1}, one picture is taken, and a place in Guangzhou is chosen; the messages that WeChat
     * sends after the last two do not follow.
     */
    public Delivery tap() {
        Optional<Push> event = account.menuEvents().of(citizen.openId(), button);
        return event.map(this::tapped).orElseGet(Delivery::none);
    }

    /** Taps a scancode button and scans a QR code that reads so. */
    public Delivery scan(String result) {
        return tapped(account.menuEvents().scanned(citizen.openId(), button, result));
    }

    /**
     * Taps a picture button and takes or chooses pictures.
     *
     * @param pictures from 1 to 9
     * @return the event, then one image message for each picture
     */
    public List<Delivery> photograph(int pictures) {
        if (pictures < 1 || pictures > MOST_PICTURES) {
            throw new IllegalArgumentException("pictures: must be from 1 to " + MOST_PICTURES + ": " + pictures);
        }
        return followed(account.menuEvents().photographed(citizen.openId(), button, pictures));
    }

    /** Taps a location_select button and chooses a place, in degrees: the event, then the location message. */
    public List<Delivery> choosePlace(double latitude, double longitude, String label) {
        return followed(account.menuEvents().located(citizen.openId(), button, latitude, longitude, label));
    }

    private Delivery tapped(Push event) {
        if (button.opensReplyWindow()) {
            account.windows().open(citizen.openId(), ReplyWindow.MENU);
        }
        return Delivery.of(account.line(), event);
    }

    private List<Delivery> followed(List<Push> eventAndMessages) {
        return eventAndMessages.stream()
                .map(push -> push.event() ? tapped(push) : citizen.say(push))
                .toList();
    }
}
