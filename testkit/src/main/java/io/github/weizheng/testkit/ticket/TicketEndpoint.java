package io.github.weizheng.testkit.ticket;

import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.console.Console;
import io.github.weizheng.testkit.ticket.Tickets.Ticket;
import io.github.weizheng.testkit.wire.RandomText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;

/** {@code ticket/getticket}, and what WeChat does with a signature made from a ticket. Thread-safe. */
public final class TicketEndpoint {
    private final Console console;
    private final Tickets jsApi;
    private final Tickets card;

    public TicketEndpoint(Console console, RandomText random, Clock clock) {
        this.console = console;
        jsApi = new Tickets(random, clock);
        card = new Tickets(random, clock);
    }

    public void addTo(OfficialAccountApi api) {
        api.route("GET", "/cgi-bin/ticket/getticket", this::get);
    }

    /** Says what wx.config says on that page. */
    public String config(URI pageUrl, String timestamp, String nonceStr, String signature) {
        String host = pageUrl.getHost();
        if (host == null || !console.jsSdkHosts().contains(host.toLowerCase(Locale.ROOT))) {
            return "config:fail,invalid url domain";
        }
        String whole = pageUrl.toString();
        int fragment = whole.indexOf('#');
        String url = fragment < 0 ? whole : whole.substring(0, fragment);
        boolean good = jsApi.valid()
                .map(ticket -> "jsapi_ticket=" + ticket.value() + "&noncestr=" + nonceStr + "&timestamp=" + timestamp
                        + "&url=" + url)
                .map(TicketEndpoint::sha1)
                .filter(signature::equals)
                .isPresent();
        return good ? "config:ok" : "config:invalid signature";
    }

    private ApiAnswer get(ApiCall call) {
        String type = call.query("type").orElse("");
        Tickets tickets =
                switch (type) {
                    case "jsapi" -> jsApi;
                    case "wx_card" -> card;
                    default -> throw new ApiRefusal(Errcode.INVALID_PARAMETER);
                };
        Ticket ticket = tickets.issue();
        return new ApiAnswer(
                ApiAnswer.okJson().put("ticket", ticket.value()).put("expires_in", tickets.secondsLeft(ticket)),
                "获取 " + type + " ticket");
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
