package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Envelope;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import java.time.Instant;
import java.util.Optional;

/** What each kind of answer says, in whatever form it is written. */
final class ReplyContent {
    private final Inbound answered;
    private final Instant now;
    private final ReplyForm out;

    ReplyContent(Inbound answered, Instant now, ReplyForm out) {
        this.answered = answered;
        this.now = now;
        this.out = out;
    }

    Optional<String> write(Reply reply) {
        if (reply instanceof NoReply) {
            return Optional.empty();
        }
        Envelope envelope = answered.envelope();
        out.text("ToUserName", envelope.citizen().value())
                .text("FromUserName", envelope.account())
                .number("CreateTime", now.getEpochSecond());
        kind(reply);
        return Optional.of(out.end());
    }

    private void kind(Reply reply) {
        if (reply instanceof TextReply text) {
            type("text").text("Content", text.content());
        } else if (reply instanceof ImageReply image) {
            type("image").nested("Image", media -> media.text("MediaId", image.mediaId()));
        } else if (reply instanceof VoiceReply voice) {
            type("voice").nested("Voice", media -> media.text("MediaId", voice.mediaId()));
        } else if (reply instanceof VideoReply video) {
            type("video").nested("Video", media -> write(video, media));
        } else if (reply instanceof MusicReply music) {
            type("music").nested("Music", media -> write(music, media));
        } else if (reply instanceof NewsReply news) {
            write(news);
        } else if (reply instanceof TransferReply transfer) {
            write(transfer);
        }
    }

    private ReplyForm type(String name) {
        return out.text("MsgType", name);
    }

    private static void write(VideoReply video, ReplyForm media) {
        media.text("MediaId", video.mediaId())
                .textIfAny("Title", video.title())
                .textIfAny("Description", video.description());
    }

    private static void write(MusicReply music, ReplyForm media) {
        media.textIfAny("Title", music.title())
                .textIfAny("Description", music.description())
                .textIfAny("MusicUrl", music.url())
                .textIfAny("HQMusicUrl", music.hqUrl())
                .text("ThumbMediaId", music.thumbMediaId());
    }

    private void write(NewsReply news) {
        int count = news.articles().size();
        if (count > 1 && answered instanceof InboundMessage) {
            throw new IllegalArgumentException("news: 1 article where a message is answered (up to "
                    + NewsReply.MAX_ARTICLES + " where an event is), actual " + count);
        }
        type("news")
                .number("ArticleCount", count)
                .nested(
                        "Articles",
                        articles -> articles.each(
                                "item", news.articles(), (item, article) -> item.text("Title", article.title())
                                        .text("Description", article.description())
                                        .text("PicUrl", article.picUrl())
                                        .text("Url", article.url())));
    }

    private void write(TransferReply transfer) {
        type("transfer_customer_service");
        if (!transfer.agent().isEmpty()) {
            out.nested("TransInfo", info -> info.text("KfAccount", transfer.agent()));
        }
    }
}
