package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.CitizenSees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges a decrypted passive reply as WeChat does before a citizen sees it. */
final class ReplyRules {
    private static final int TEXT_BYTES = 2048;
    private static final int ARTICLES_TO_MESSAGE = 1;
    private static final int ARTICLES_TO_EVENT = 8;
    private static final Pattern SECONDS = Pattern.compile("\\s*[0-9]{1,10}\\s*");

    private final String originalId;

    ReplyRules(String originalId) {
        this.originalId = originalId;
    }

    /**
     * Returns what the citizen sees.
     *
     * @throws UnacceptableAnswer when WeChat would not show it
     */
    CitizenSees check(Push push, AnswerTree reply) {
        require(reply.text("ToUserName").equals(push.openId()), "ToUserName is not the citizen's openid");
        require(reply.text("FromUserName").equals(originalId), "FromUserName is not the account's original id");
        require(SECONDS.matcher(reply.text("CreateTime")).matches(), "CreateTime is not a time in seconds");
        String type = reply.text("MsgType");
        return switch (type) {
            case "text" -> text(reply);
            case "image" -> media(type, reply.child("Image"), "MediaId");
            case "voice" -> media(type, reply.child("Voice"), "MediaId");
            case "video" -> media(type, reply.child("Video"), "MediaId");
            case "music" -> media(type, reply.child("Music"), "ThumbMediaId");
            case "news" -> news(push, reply);
            case "transfer_customer_service" -> transfer(reply);
            default -> throw new UnacceptableAnswer("MsgType " + type + " is no type of reply");
        };
    }

    private static CitizenSees text(AnswerTree reply) {
        String content = reply.text("Content");
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        require(bytes > 0, "Content is empty");
        require(bytes <= TEXT_BYTES, "Content has " + bytes + " bytes, at most " + TEXT_BYTES + " are allowed");
        return new CitizenSees("text", content, List.of(), List.of(), "", "");
    }

    private static CitizenSees media(String type, AnswerTree media, String id) {
        require(!media.text(id).isBlank(), id + " is missing");
        String title = media.text("Title");
        List<String> titles = title.isEmpty() ? List.of() : List.of(title);
        return new CitizenSees(type, "", titles, List.of(), media.text(id), "");
    }

    /** Surplus articles are judged, too, but the citizen sees as many as WeChat shows. */
    private static CitizenSees news(Push push, AnswerTree reply) {
        List<? extends AnswerTree> articles = reply.child("Articles").children("item");
        require(!articles.isEmpty(), "there is no article");
        require(
                reply.text("ArticleCount").strip().equals(String.valueOf(articles.size())),
                "ArticleCount is not the number of articles");
        List<String> titles = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        for (AnswerTree article : articles) {
            for (String field : List.of("Title", "Description", "PicUrl", "Url")) {
                require(article.has(field), "an article has no " + field);
            }
            require(!article.text("Title").isBlank(), "an article has an empty Title");
            require(!article.text("Url").isBlank(), "an article has an empty Url");
            titles.add(article.text("Title"));
            urls.add(article.text("Url"));
        }
        int shown = Math.min(articles.size(), push.event() ? ARTICLES_TO_EVENT : ARTICLES_TO_MESSAGE);
        return new CitizenSees(
                "news", "", List.copyOf(titles.subList(0, shown)), List.copyOf(urls.subList(0, shown)), "", "");
    }

    private static CitizenSees transfer(AnswerTree reply) {
        String agent = reply.has("TransInfo") ? reply.child("TransInfo").text("KfAccount") : "";
        require(!reply.has("TransInfo") || !agent.isBlank(), "TransInfo names no KfAccount");
        return new CitizenSees("transfer_customer_service", "", List.of(), List.of(), "", agent);
    }

    private static void require(boolean kept, String problem) {
        UnacceptableAnswer.unless(kept, problem);
    }
}
