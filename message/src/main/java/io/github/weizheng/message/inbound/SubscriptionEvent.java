package io.github.weizheng.message.inbound;

import java.util.List;
import java.util.OptionalLong;

/**
 * Citizens' choices about subscription notices (订阅通知), and what became of notices.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/product/subscription_messages/push.html">订阅通知事件推送</a>
 */
public sealed interface SubscriptionEvent extends InboundEvent {
    /**
     * A citizen answered the question whether to be notified (subscribe_msg_popup_event).
     *
     * @param choices one for each template
     */
    record SubscribeMsgPopup(Envelope envelope, List<Choice> choices, Fields fields) implements SubscriptionEvent {
        /** Copies the list. */
        public SubscribeMsgPopup {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A citizen changed the settings (subscribe_msg_change_event). WeChat tells only of what is refused from now on.
     *
     * @param choices one for each template
     */
    record SubscribeMsgChange(Envelope envelope, List<Choice> choices, Fields fields) implements SubscriptionEvent {
        /** Copies the list. */
        public SubscribeMsgChange {
            choices = List.copyOf(choices);
        }
    }

    /**
     * What became of notices (subscribe_msg_sent_event).
     *
     * @param notices one for each notice
     */
    record SubscribeMsgSent(Envelope envelope, List<SentNotice> notices, Fields fields) implements SubscriptionEvent {
        /** Copies the list. */
        public SubscribeMsgSent {
            notices = List.copyOf(notices);
        }
    }

    /**
     * A citizen's choice about one template.
     *
     * @param templateId the template
     * @param status {@code accept}, {@code reject}, as WeChat wrote it (SubscribeStatusString)
     * @param popupScene where the question was asked: 1 a web page, 2 an article, 0 a mini program; never with a change of settings
     */
    record Choice(String templateId, String status, OptionalLong popupScene) {
        /** Whether the citizen wants the notices. */
        public boolean accepted() {
            return status.equalsIgnoreCase("accept");
        }
    }

    /**
     * What became of one notice.
     *
     * @param templateId its template
     * @param msgId the id that sending it gave
     * @param errorCode 0 if it was delivered; WeChat publishes no list of the others
     * @param errorStatus the same in words, {@code success} or another
     */
    record SentNotice(String templateId, OptionalLong msgId, OptionalLong errorCode, String errorStatus) {
        /** Whether it reached the citizen. */
        public boolean delivered() {
            return errorCode.equals(OptionalLong.of(0));
        }
    }
}
