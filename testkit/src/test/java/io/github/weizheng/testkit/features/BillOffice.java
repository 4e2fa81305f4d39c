package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** A merchant's bookkeeper: lives through a day and asks for its bills on the next morning. */
final class BillOffice {
    static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private final WeChatSimulator wechat;
    private final PayOffice office;
    private LocalDate day;

    /** Everything begins on a morning, so that no test runs into midnight. */
    BillOffice(WeChatSimulator wechat, PayOffice office) {
        this.wechat = wechat;
        this.office = office;
        wechat.merchant().withholdNotifications(true);
        day = today().plusDays(1);
        goTo(day, LocalTime.of(10, 0));
    }

    LocalDate day() {
        return day;
    }

    void turnToTheNextDay() {
        day = day.plusDays(1);
    }

    void goToTheNextMorning() {
        goTo(day.plusDays(1), LocalTime.of(10, 0));
    }

    void goTo(LocalDate date, LocalTime time) {
        Instant then = date.atTime(time).toInstant(BEIJING);
        wechat.clock().advance(Duration.between(wechat.clock().instant(), then));
    }

    LocalDate today() {
        return wechat.clock().instant().atOffset(BEIJING).toLocalDate();
    }

    String tradeBill(String query) throws Exception {
        return text(apply("tradebill", query));
    }

    String fundBill() throws Exception {
        return text(apply("fundflowbill", ""));
    }

    String text(JsonNode applied) throws Exception {
        byte[] body = download(applied).body();
        assertThat(sha1(body)).isEqualTo(applied.path("hash_value").asText());
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode apply(String bill, String query) throws Exception {
        return office.get("/v3/bill/" + bill + "?bill_date=" + day + query);
    }

    String refusal(String bill, String query) throws Exception {
        return office.refusal("GET", "/v3/bill/" + bill + "?" + query, PayOffice.json());
    }

    HttpResponse<byte[]> download(JsonNode applied) throws Exception {
        return download(url(applied), authorization(url(applied)));
    }

    static HttpResponse<byte[]> download(URI url, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Accept", "*/*");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    String authorization(URI url) {
        String target = url.getRawPath() + "?" + url.getRawQuery();
        return office.client.authorization(
                "GET", target, "", office.client.now(), wechat.merchant().certificateSerial());
    }

    static URI url(JsonNode applied) {
        return URI.create(applied.path("download_url").asText());
    }

    static String sha1(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    }
}
