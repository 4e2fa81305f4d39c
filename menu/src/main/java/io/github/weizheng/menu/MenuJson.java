package io.github.weizheng.menu;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.github.weizheng.core.json.WireJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes menus as WeChat takes them, straight to the generator. */
final class MenuJson {
    private MenuJson() {}

    /**
     * A menu, or several in one.
     *
     * @param menuId empty for a menu that has none yet
     * @param conditional menus of the same form, each with a rule
     */
    record Body(List<MenuButton> buttons, @Nullable MatchRule rule, String menuId, List<Body> conditional)
            implements JsonSerializable {
        Body(List<MenuButton> buttons) {
            this(buttons, null, "", List.of());
        }

        Body(List<MenuButton> buttons, MatchRule rule) {
            this(buttons, rule, "", List.of());
        }

        @Override
        public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("button");
            for (MenuButton button : buttons) {
                write(json, button);
            }
            json.writeEndArray();
            if (rule != null) {
                json.writeObjectFieldStart("matchrule");
                for (Map.Entry<String, String> field : rule.fields().entrySet()) {
                    json.writeStringField(field.getKey(), field.getValue());
                }
                json.writeEndObject();
            }
            if (!menuId.isEmpty()) {
                json.writeStringField("menuid", menuId);
            }
            if (!conditional.isEmpty()) {
                json.writeArrayFieldStart("conditionalmenu");
                for (Body each : conditional) {
                    each.serialize(json, serializers);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }

        @Override
        public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer types)
                throws IOException {
            serialize(json, serializers);
        }

        String text() {
            return WireJson.text(this);
        }
    }

    private static void write(JsonGenerator json, MenuButton button) throws IOException {
        if (button instanceof MenuButton.Unknown unknown) {
            json.writeRawValue(unknown.json());
            return;
        }
        json.writeStartObject();
        if (!button.type().isEmpty()) {
            json.writeStringField("type", button.type());
        }
        json.writeStringField("name", button.name());
        if (button instanceof MenuButton.Group group) {
            json.writeArrayFieldStart("sub_button");
            for (MenuButton entry : group.entries()) {
                write(json, entry);
            }
            json.writeEndArray();
        } else if (button instanceof MenuButton.Keyed keyed) {
            json.writeStringField("key", keyed.key().value());
        } else if (button instanceof MenuButton.View view) {
            json.writeStringField("url", view.url());
        } else if (button instanceof MenuButton.MiniProgram program) {
            json.writeStringField("url", program.url());
            json.writeStringField("appid", program.appId());
            json.writeStringField("pagepath", program.pagePath());
        } else if (button instanceof MenuButton.Media media) {
            json.writeStringField("media_id", media.mediaId());
        } else if (button instanceof MenuButton.ViewLimited view) {
            json.writeStringField("media_id", view.mediaId());
        } else if (button instanceof MenuButton.Article article) {
            json.writeStringField("article_id", article.articleId());
        } else if (button instanceof MenuButton.ArticleViewLimited view) {
            json.writeStringField("article_id", view.articleId());
        } else if (button instanceof ConsoleButton.News news) {
            json.writeStringField("value", news.value());
            json.writeObjectFieldStart("news_info");
            json.writeArrayFieldStart("list");
            for (ConsoleButton.Article article : news.articles()) {
                write(json, article);
            }
            json.writeEndArray();
            json.writeEndObject();
        } else if (button instanceof ConsoleButton made) {
            json.writeStringField("value", made.value());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ConsoleButton.Article article) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", article.title());
        json.writeStringField("author", article.author());
        json.writeStringField("digest", article.digest());
        json.writeNumberField("show_cover", article.showCover() ? 1 : 0);
        json.writeStringField("cover_url", article.coverUrl());
        json.writeStringField("content_url", article.contentUrl());
        json.writeStringField("source_url", article.sourceUrl());
        json.writeEndObject();
    }
}
