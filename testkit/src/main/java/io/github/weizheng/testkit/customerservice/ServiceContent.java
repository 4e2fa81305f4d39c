package io.github.weizheng.testkit.customerservice;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The types of customer-service message that the simulator knows, and what each may hold. */
enum ServiceContent {
    TEXT {
        @Override
        CitizenSees read(JsonNode message, String agent) {
            String content = text(message.path("text"), "content");
            require(!content.isEmpty(), Errcode.EMPTY_TEXT);
            require(content.getBytes(StandardCharsets.UTF_8).length <= TEXT_BYTES, Errcode.CONTENT_TOO_LONG);
            return new CitizenSees("text", content, List.of(), List.of(), "", agent);
        }
    },
    IMAGE {
        @Override
        CitizenSees read(JsonNode message, String agent) {
            return media("image", message, agent);
        }
    },
    VOICE {
        @Override
        CitizenSees read(JsonNode message, String agent) {
            return media("voice", message, agent);
        }
    },
    NEWS {
        @Override
        CitizenSees read(JsonNode message, String agent) {
            JsonNode articles = message.path("news").path("articles");
            require(articles.isArray() && !articles.isEmpty(), Errcode.EMPTY_NEWS);
            require(articles.size() == 1, Errcode.TOO_MANY_ARTICLES);
            JsonNode article = articles.get(0);
            return new CitizenSees(
                    "news", "", List.of(text(article, "title")), List.of(text(article, "url")), "", agent);
        }
    };

    private static final int TEXT_BYTES = 2048;

    /**
     * Returns the type of that name.
     *
     * @throws ApiRefusal 40008 for every other
     */
    static ServiceContent of(String msgtype) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(msgtype))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal(Errcode.INVALID_MESSAGE_TYPE));
    }

    /**
     * Returns what the citizen will see.
     *
     * @throws ApiRefusal when WeChat would not send it
     */
    abstract CitizenSees read(JsonNode message, String agent);

    private static CitizenSees media(String type, JsonNode message, String agent) {
        String mediaId = text(message.path(type), "media_id");
        require(!mediaId.isBlank(), Errcode.INVALID_MEDIA_ID);
        return new CitizenSees(type, "", List.of(), List.of(), mediaId, agent);
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        require(value.isMissingNode() || value.isTextual(), Errcode.DATA_FORMAT_ERROR);
        return value.asText("");
    }

    private static void require(boolean kept, int errcode) {
        if (!kept) {
            throw new ApiRefusal(errcode);
        }
    }
}
