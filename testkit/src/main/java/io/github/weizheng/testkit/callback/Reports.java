package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.wire.RandomText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes the events in which WeChat reports by itself what became of something. Thread-safe. */
public final class Reports {
    private final Pushes pushes;
    private final String appId;
    private final String platform;

    public Reports(CallbackIdentity account, Pushes pushes, RandomText random) {
        this.pushes = pushes;
        this.appId = account.appId();
        this.platform = "oV5Cr" + random.lettersAndDigits(23);
    }

    public Push templateFinished(String openId, long messageId, String status) {
        Fields fields = new Fields().number("MsgID", messageId).text("Status", status);
        return pushes.event(openId, "TEMPLATESENDJOBFINISH", fields);
    }

    public Push massSendFinished(long messageId, String status, int sent, int failed, List<String> articleUrls) {
        Fields urls = new Fields();
        for (int i = 0; i < articleUrls.size(); i++) {
            urls.group("item", new Fields().number("ArticleIdx", i + 1).text("ArticleUrl", articleUrls.get(i)));
        }
        Fields check = new Fields()
                .number("Count", 0)
                .group("ResultList", new Fields())
                .number("CheckState", 0);
        Fields links = new Fields().number("Count", articleUrls.size()).group("ResultList", urls);
        Fields fields = new Fields()
                .number("MsgID", messageId)
                .text("Status", status)
                .number("TotalCount", sent + failed)
                .number("FilterCount", sent + failed)
                .number("SentCount", sent)
                .number("ErrorCount", failed)
                .group("CopyrightCheckResult", check)
                .group("ArticleUrlResult", links);
        return pushes.event(platform, "MASSSENDJOBFINISH", fields);
    }

    public Push published(long publishId, String articleId, List<String> articleUrls) {
        Fields detail = new Fields().number("count", articleUrls.size());
        for (int i = 0; i < articleUrls.size(); i++) {
            detail.group("item", new Fields().number("idx", i + 1).text("article_url", articleUrls.get(i)));
        }
        return published(
                publishId, 0, new Fields().text("article_id", articleId).group("article_detail", detail));
    }

    public Push notPublished(long publishId, int status, int... failedArticles) {
        Fields failed = new Fields();
        for (int article : failedArticles) {
            failed.number("fail_idx", article);
        }
        return published(publishId, status, failed);
    }

    /** The answers to a subscription window; true stands for agreement. */
    public Push subscriptionsChosen(String openId, Map<String, Boolean> answers) {
        Fields list = new Fields();
        answers.forEach((templateId, accepted) ->
                list.group("List", choice(templateId, accepted).number("PopupScene", 1)));
        return subscription(openId, "subscribe_msg_popup_event", "SubscribeMsgPopupEvent", list);
    }

    public Push subscriptionsRejected(String openId, List<String> templateIds) {
        Fields list = new Fields();
        templateIds.forEach(templateId -> list.group("List", choice(templateId, false)));
        return subscription(openId, "subscribe_msg_change_event", "SubscribeMsgChangeEvent", list);
    }

    public Push subscriptionSent(String openId, String templateId, long messageId, int errorCode, String errorStatus) {
        Fields sent = new Fields()
                .text("TemplateId", templateId)
                .number("MsgID", messageId)
                .number("ErrorCode", errorCode)
                .text("ErrorStatus", errorStatus);
        Fields list = new Fields().group("List", sent);
        return subscription(openId, "subscribe_msg_sent_event", "SubscribeMsgSentEvent", list);
    }

    /** The event {@code kf_create_session} or {@code kf_close_session}. */
    public Push session(String event, String openId, String agent) {
        return pushes.event(openId, event, new Fields().text("KfAccount", agent));
    }

    public Push sessionSwitched(String openId, String from, String to) {
        Fields fields = new Fields().text("FromKfAccount", from).text("ToKfAccount", to);
        return pushes.event(openId, "kf_switch_session", fields);
    }

    public Push certification(String event, Instant expires) {
        return pushes.event(platform, event, new Fields().number("ExpiredTime", expires.getEpochSecond()));
    }

    public Push certificationFailed(String event, Instant failed, String reason) {
        Fields fields = new Fields().number("FailTime", failed.getEpochSecond()).text("FailReason", reason);
        return pushes.event(platform, event, fields);
    }

    public Push authorizationRevoked(String openId, String what) {
        return pushes.event(platform, "user_authorization_revoke", user(openId).text("RevokeInfo", what));
    }

    public Push authorizationCancelled(String openId) {
        return pushes.event(platform, "user_authorization_cancellation", user(openId));
    }

    /** Its documented sample writes the names of its fields small, unlike the other two. */
    public Push profileModified(String openId) {
        return pushes.event(
                platform,
                "user_info_modified",
                new Fields().text("openid", openId).text("appid", appId));
    }

    public Push other(String event, String xmlFields) {
        return pushes.event(platform, event, xmlFields);
    }

    private Push published(long publishId, int status, Fields more) {
        Fields info = new Fields()
                .number("publish_id", publishId)
                .number("publish_status", status)
                .and(more);
        return pushes.event(platform, "PUBLISHJOBFINISH", new Fields().group("PublishEventInfo", info));
    }

    private Push subscription(String openId, String event, String wrapper, Fields list) {
        return pushes.event(openId, event, new Fields().group(wrapper, list));
    }

    private static Fields choice(String templateId, boolean accepted) {
        return new Fields()
                .text("TemplateId", templateId)
                .text("SubscribeStatusString", accepted ? "accept" : "reject");
    }

    private Fields user(String openId) {
        return new Fields().text("OpenID", openId).text("AppID", appId);
    }
}
