package io.github.weizheng.testkit;

import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.callback.Push;
import io.github.weizheng.testkit.callback.Reports;
import io.github.weizheng.testkit.template.TemplateMessages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events that WeChat pushes without a citizen writing or tapping. Each method pushes one, as {@link Citizen} does; those that
 * concern nobody, and changes of an authorization, come from an openid of the platform. Nothing else changes. Thread-safe.
 */
public final class AccountEvents {
    private static final Set<String> CERTIFICATION =
            Set.of("qualification_verify_success", "naming_verify_success", "annual_renew", "verify_expired");
    private static final Set<String> FAILED_CERTIFICATION = Set.of("qualification_verify_fail", "naming_verify_fail");

    private final TemplateMessages templates;
    private final Reports reports;
    private final CallbackLine line;

    AccountEvents(TemplateMessages templates, Reports reports, CallbackLine line) {
        this.templates = templates;
        this.reports = reports;
        this.line = line;
    }

    /**
     * Reports that a template message was delivered: TEMPLATESENDJOBFINISH with {@code success}.
     *
     * @param messageId what {@code message/template/send} answered
     * @throws IllegalArgumentException when no such message was sent
     */
    public Delivery templateDelivered(long messageId) {
        return templateFinished(messageId, "success");
    }

    /**
     * Reports what became of a template message.
     *
     * @param status such as {@code failed:user block} or {@code failed: system failed}
     */
    public Delivery templateFinished(long messageId, String status) {
        String openId = templates
                .receiver(messageId)
                .orElseThrow(() -> new IllegalArgumentException("messageId: no such template message: " + messageId));
        return report(reports.templateFinished(openId, messageId, status));
    }

    /**
     * Reports the end of a mass send: MASSSENDJOBFINISH.
     *
     * @param status such as {@code send success} or {@code err(30003)}
     * @param articleUrls the articles that were sent, if any
     */
    public Delivery massSendFinished(long messageId, String status, int sent, int failed, String... articleUrls) {
        return report(reports.massSendFinished(messageId, status, sent, failed, List.of(articleUrls)));
    }

    /** Reports that articles were published: PUBLISHJOBFINISH with status 0. */
    public Delivery published(long publishId, String articleId, String... articleUrls) {
        return report(reports.published(publishId, articleId, List.of(articleUrls)));
    }

    /**
     * Reports another state of publishing.
     *
     * @param status such as 2, originality check failed, or 4, refused by review
     * @param failedArticles their places, from 1
     */
    public Delivery publishState(long publishId, int status, int... failedArticles) {
        return report(reports.notPublished(publishId, status, failedArticles));
    }

    /** A citizen answered a subscription window on a page, template_id by template_id: {@code subscribe_msg_popup_event}. */
    public Delivery subscriptionsAnswered(Citizen citizen, Map<String, Boolean> acceptedByTemplateId) {
        return report(reports.subscriptionsChosen(citizen.openId(), acceptedByTemplateId));
    }

    /** A citizen turned subscriptions off: {@code subscribe_msg_change_event}. */
    public Delivery subscriptionsRejected(Citizen citizen, String... templateIds) {
        return report(reports.subscriptionsRejected(citizen.openId(), List.of(templateIds)));
    }

    /**
     * Reports what became of a subscription message: {@code subscribe_msg_sent_event}.
     *
     * @param errorCode 0 for success
     * @param errorStatus such as {@code success}
     */
    public Delivery subscriptionSent(
            Citizen citizen, String templateId, long messageId, int errorCode, String errorStatus) {
        return report(reports.subscriptionSent(citizen.openId(), templateId, messageId, errorCode, errorStatus));
    }

    /**
     * Reports the state of the account's certification (微信认证).
     *
     * @param event {@code qualification_verify_success}, {@code naming_verify_success}, {@code annual_renew} or
     *     {@code verify_expired}
     */
    public Delivery certification(String event, Instant expires) {
        requireOneOf(CERTIFICATION, event);
        return report(reports.certification(event, expires));
    }

    /**
     * Reports a certification that failed.
     *
     * @param event {@code qualification_verify_fail} or {@code naming_verify_fail}
     */
    public Delivery certificationFailed(String event, Instant failed, String reason) {
        requireOneOf(FAILED_CERTIFICATION, event);
        return report(reports.certificationFailed(event, failed, reason));
    }

    /**
     * A citizen withdrew an authorization: {@code user_authorization_revoke}.
     *
     * @param revokeInfo what, such as {@code 205} for nickname and picture
     */
    public Delivery authorizationRevoked(Citizen citizen, String revokeInfo) {
        return report(reports.authorizationRevoked(citizen.openId(), revokeInfo));
    }

    /** A citizen's WeChat account was closed: {@code user_authorization_cancellation}. */
    public Delivery authorizationCancelled(Citizen citizen) {
        return report(reports.authorizationCancelled(citizen.openId()));
    }

    /** The platform changed a citizen's profile: {@code user_info_modified}, with field names in lower case. */
    public Delivery profileModified(Citizen citizen) {
        return report(reports.profileModified(citizen.openId()));
    }

    /**
     * Pushes any event from the platform; {@link Citizen#cause} does so from a citizen.
     *
     * @param event its name
     * @param xmlFields well-formed elements beyond the common fields
     * @throws IllegalArgumentException for elements that are not well-formed
     */
    public Delivery push(String event, String xmlFields) {
        return report(reports.other(event, xmlFields));
    }

    private Delivery report(Push push) {
        return Delivery.of(line, push);
    }

    private static void requireOneOf(Set<String> events, String event) {
        if (!events.contains(event)) {
            throw new IllegalArgumentException("event: must be one of " + events + ": " + event);
        }
    }
}
