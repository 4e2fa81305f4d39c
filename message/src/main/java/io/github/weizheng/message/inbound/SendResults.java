package io.github.weizheng.message.inbound;

import io.github.weizheng.message.inbound.SendResultEvent.ArticleUrl;
import io.github.weizheng.message.inbound.SendResultEvent.ArticleUrls;
import io.github.weizheng.message.inbound.SendResultEvent.CheckedArticle;
import io.github.weizheng.message.inbound.SendResultEvent.CopyrightCheck;
import java.util.List;
import java.util.Optional;

/** Makes the events of what became of something sent or published. */
final class SendResults {
    private SendResults() {}

    static InboundEvent template(Envelope envelope, Fields fields) {
        return new SendResultEvent.TemplateSendJobFinish(
                envelope, Numbers.whole(fields, "MsgID"), fields.value("Status"), fields);
    }

    static InboundEvent mass(Envelope envelope, Fields fields) {
        return new SendResultEvent.MassSendJobFinish(
                envelope,
                Numbers.whole(fields, "MsgID"),
                fields.value("Status"),
                Numbers.whole(fields, "TotalCount"),
                Numbers.whole(fields, "FilterCount"),
                Numbers.whole(fields, "SentCount"),
                Numbers.whole(fields, "ErrorCount"),
                Optional.of(fields.child("CopyrightCheckResult"))
                        .filter(Fields::hasChildren)
                        .map(SendResults::copyrightCheck),
                Optional.of(fields.child("ArticleUrlResult"))
                        .filter(Fields::hasChildren)
                        .map(SendResults::articleUrls),
                fields);
    }

    static InboundEvent publish(Envelope envelope, Fields fields) {
        Fields info = fields.child("PublishEventInfo");
        Fields detail = info.child("article_detail");
        return new SendResultEvent.PublishJobFinish(
                envelope,
                info.value("publish_id"),
                Numbers.whole(info, "publish_status"),
                info.present("article_id"),
                Numbers.whole(detail, "count"),
                detail.children("item").stream()
                        .map(item -> new ArticleUrl(Numbers.whole(item, "idx"), item.value("article_url")))
                        .toList(),
                failIdx(info),
                fields);
    }

    private static List<Long> failIdx(Fields info) {
        return info.children("fail_idx").stream()
                .flatMapToLong(index -> Numbers.whole(index.text().strip()).stream())
                .boxed()
                .toList();
    }

    private static CopyrightCheck copyrightCheck(Fields result) {
        return new CopyrightCheck(
                Numbers.whole(result, "Count"),
                result.items("ResultList").stream()
                        .map(SendResults::checkedArticle)
                        .toList(),
                Numbers.whole(result, "CheckState"));
    }

    private static CheckedArticle checkedArticle(Fields item) {
        return new CheckedArticle(
                Numbers.whole(item, "ArticleIdx"),
                Numbers.whole(item, "UserDeclareState"),
                Numbers.whole(item, "AuditState"),
                item.value("OriginalArticleUrl"),
                Numbers.whole(item, "OriginalArticleType"),
                Numbers.whole(item, "CanReprint"),
                Numbers.whole(item, "NeedReplaceContent"),
                Numbers.whole(item, "NeedShowReprintSource"));
    }

    private static ArticleUrls articleUrls(Fields result) {
        return new ArticleUrls(
                Numbers.whole(result, "Count"),
                result.items("ResultList").stream()
                        .map(item -> new ArticleUrl(Numbers.whole(item, "ArticleIdx"), item.value("ArticleUrl")))
                        .toList());
    }
}
