package io.github.weizheng.message.inbound;

import io.github.weizheng.message.inbound.SubscriptionEvent.Choice;
import io.github.weizheng.message.inbound.SubscriptionEvent.SentNotice;
import java.util.ArrayList;
import java.util.List;

/** Makes the events of subscription notices. */
final class Subscriptions {
    /** Each event has its own around the list, but WeChat was seen to mix them up; JSON has none. */
    private static final List<String> WRAPPERS =
            List.of("SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent", "SubscribeMsgSentEvent");

    private Subscriptions() {}

    static InboundEvent popup(Envelope envelope, Fields fields) {
        return new SubscriptionEvent.SubscribeMsgPopup(envelope, choices(fields), fields);
    }

    static InboundEvent change(Envelope envelope, Fields fields) {
        return new SubscriptionEvent.SubscribeMsgChange(envelope, choices(fields), fields);
    }

    static InboundEvent sent(Envelope envelope, Fields fields) {
        List<SentNotice> notices = list(fields).stream()
                .map(item -> new SentNotice(
                        item.value("TemplateId"),
                        Numbers.whole(item, "MsgID"),
                        Numbers.whole(item, "ErrorCode"),
                        item.value("ErrorStatus")))
                .toList();
        return new SubscriptionEvent.SubscribeMsgSent(envelope, notices, fields);
    }

    private static List<Choice> choices(Fields fields) {
        return list(fields).stream()
                .map(item -> new Choice(
                        item.value("TemplateId"),
                        item.value("SubscribeStatusString"),
                        Numbers.whole(item, "PopupScene")))
                .toList();
    }

    private static List<Fields> list(Fields fields) {
        List<Fields> items = new ArrayList<>(fields.items("List"));
        for (String wrapper : WRAPPERS) {
            for (Fields one : fields.children(wrapper)) {
                items.addAll(one.items("List"));
            }
        }
        return items;
    }
}
