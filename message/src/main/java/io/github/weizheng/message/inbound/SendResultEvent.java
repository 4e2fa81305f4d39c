package io.github.weizheng.message.inbound;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of something that the account sent or published. Answer {@code success}; nobody reads a reply. */
public sealed interface SendResultEvent extends InboundEvent {
    /**
     * What became of a template message (模板消息, TEMPLATESENDJOBFINISH). The envelope's citizen is its receiver.
     *
     * @param msgId the id that sending it gave
     * @param status {@code success}, {@code failed:user block}, {@code failed: system failed}, as WeChat wrote it
     * @see <a href="https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html">事件推送</a>
     */
    record TemplateSendJobFinish(Envelope envelope, OptionalLong msgId, String status, Fields fields)
            implements SendResultEvent {
        /** Whether it reached the citizen. */
        public boolean delivered() {
            return status.equalsIgnoreCase("success");
        }

        /** Whether the citizen refuses the account's messages ({@code user block}). */
        public boolean refusedByCitizen() {
            return SendStatus.is(status, "failed:userblock");
        }
    }

    /**
     * What became of a mass message (群发, MASSSENDJOBFINISH). The envelope's citizen is WeChat's helper account, nobody real.
     *
     * @param msgId the id that sending it gave
     * @param status {@code send success}, {@code send fail}, {@code err(10001)} and others, as WeChat wrote it
     * @param totalCount followers addressed
     * @param filterCount those left after filtering, in principle sent and failed together
     * @param sentCount those it reached
     * @param errorCount those it did not reach
     * @param copyrightCheck what the check for reprints said; empty if there was none
     * @param articleUrls where the articles are; empty if WeChat told none
     */
    record MassSendJobFinish(
            Envelope envelope,
            OptionalLong msgId,
            String status,
            OptionalLong totalCount,
            OptionalLong filterCount,
            OptionalLong sentCount,
            OptionalLong errorCount,
            Optional<CopyrightCheck> copyrightCheck,
            Optional<ArticleUrls> articleUrls,
            Fields fields)
            implements SendResultEvent {
        /** Whether it was sent. */
        public boolean sent() {
            return SendStatus.is(status, "sendsuccess");
        }

        /**
         * The digits of {@code err(…)}: 10001 advertising, 20001 politics, 20002 pornography, 20004 social, 20006 crime, 20008 fraud, 20013 copyright,
         * 21000 other, 22000 mutual promotion, 30001 to 30003 originality, 40001 an administrator refused, 40002 none answered in 30 minutes.
         */
        public Optional<String> errorNumber() {
            return SendStatus.errorNumber(status);
        }
    }

    /**
     * What the check for reprints said (CopyrightCheckResult).
     *
     * @param count how many articles it looked at
     * @param articles what it said of each
     * @param checkState 1 no reprint, may be sent; 2 a reprint, may be sent; 3 a reprint, may not be sent; 0 was seen too
     */
    record CopyrightCheck(OptionalLong count, List<CheckedArticle> articles, OptionalLong checkState) {
        /** Copies the list. */
        public CopyrightCheck {
            articles = List.copyOf(articles);
        }
    }

    /**
     * What the check for reprints said of one article. WeChat does not publish what the numbers of the states and of the type mean.
     *
     * @param articleIdx which article, the first being 1
     * @param userDeclareState whether its author declared it original
     * @param auditState what the system's check said
     * @param originalArticleUrl the article that it resembles
     * @param originalArticleType that article's type
     * @param canReprint whether it may be reprinted; 1 is yes
     * @param needReplaceContent whether its content must be replaced; 1 is yes
     * @param needShowReprintSource whether the source must be named; 1 is yes
     */
    record CheckedArticle(
            OptionalLong articleIdx,
            OptionalLong userDeclareState,
            OptionalLong auditState,
            String originalArticleUrl,
            OptionalLong originalArticleType,
            OptionalLong canReprint,
            OptionalLong needReplaceContent,
            OptionalLong needShowReprintSource) {}

    /**
     * Where the articles of a mass message are (ArticleUrlResult).
     *
     * @param count how many
     * @param articles each of them
     */
    record ArticleUrls(OptionalLong count, List<ArticleUrl> articles) {
        /** Copies the list. */
        public ArticleUrls {
            articles = List.copyOf(articles);
        }
    }

    /**
     * Where an article is.
     *
     * @param index which article, the first being 1
     * @param url its page
     */
    record ArticleUrl(OptionalLong index, String url) {}

    /**
     * What became of publishing (发布能力, PUBLISHJOBFINISH; FREEPUBLISHJOBFINISH in older documents). The envelope's citizen is WeChat's helper account,
     * nobody real.
     *
     * @param publishId the id that publishing gave
     * @param publishStatus 0 published, 1 at it, 2 originality failed, 3 failed, 4 refused by WeChat, 5 all articles deleted since by the account,
     *     6 all articles banned since by WeChat
     * @param articleId what was published; only with 0
     * @param articleCount how many articles; only with 0
     * @param articles where each is; only with 0
     * @param failIdx which failed, the first being 1; only with 2 or 4
     * @see <a href="https://developers.weixin.qq.com/doc/subscription/api/public/api_freepublish_submit.html">发布草稿</a>
     */
    record PublishJobFinish(
            Envelope envelope,
            String publishId,
            OptionalLong publishStatus,
            Optional<String> articleId,
            OptionalLong articleCount,
            List<ArticleUrl> articles,
            List<Long> failIdx,
            Fields fields)
            implements SendResultEvent {
        /** Copies the lists. */
        public PublishJobFinish {
            articles = List.copyOf(articles);
            failIdx = List.copyOf(failIdx);
        }

        /** Whether it was published. */
        public boolean published() {
            return publishStatus.equals(OptionalLong.of(0));
        }
    }
}
