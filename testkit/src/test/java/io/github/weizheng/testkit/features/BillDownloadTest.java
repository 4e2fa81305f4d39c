package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.BillFault;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies behind a download_url, whole and broken. */
class BillDownloadTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayOffice office = new PayOffice(wechat, "https://pay.example.gov.cn/notify");
    private final BillOffice bills = new BillOffice(wechat, office);

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aCompressedBillHashesLikeTheOriginal() throws Exception {
        office.sell("WATER-1", 100);
        bills.goToTheNextMorning();

        JsonNode applied = bills.apply("tradebill", "&tar_type=GZIP");
        HttpResponse<byte[]> file = bills.download(applied);

        assertThat(BillOffice.url(applied).getQuery()).endsWith("&tartype=gzip");
        assertThat(file.headers().firstValue("Content-Encoding")).isEmpty();
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(file.body())).readAllBytes();
        assertThat(applied.path("hash_type").asText()).isEqualTo("SHA1");
        assertThat(BillOffice.sha1(text)).isEqualTo(applied.path("hash_value").asText());
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo(bills.tradeBill(""));
    }

    @Test
    void aDownloadIsAskedForWithASignatureAndAnsweredWithoutOne() throws Exception {
        office.sell("WATER-1", 100);
        bills.goToTheNextMorning();
        URI url = BillOffice.url(bills.apply("tradebill", ""));

        HttpResponse<byte[]> file = BillOffice.download(url, bills.authorization(url));
        HttpResponse<byte[]> unsigned = BillOffice.download(url, "");
        HttpResponse<byte[]> wrong = BillOffice.download(url, bills.authorization(URI.create(url + "&a=b")));

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("wechatpay-"));
        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void aDownloadUrlLastsFiveMinutes() throws Exception {
        office.sell("WATER-1", 100);
        bills.goToTheNextMorning();
        JsonNode applied = bills.apply("tradebill", "");
        assertThat(bills.download(applied).statusCode()).isEqualTo(200);
        assertThat(bills.download(applied).statusCode()).isEqualTo(200);

        wechat.clock().advance(Duration.ofMinutes(5));

        HttpResponse<byte[]> late = bills.download(applied);
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(new String(late.body(), StandardCharsets.UTF_8)).contains("INVALID_REQUEST");
        URI forged = URI.create(wechat.payUrl() + "/v3/billdownload/file?token=none");
        assertThat(BillOffice.download(forged, bills.authorization(forged)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void billsCanBeBroken() throws Exception {
        office.sell("WATER-1", 100);
        bills.goToTheNextMorning();
        merchant.breakNextBill(BillFault.WRONG_HASH);
        merchant.breakNextBill(BillFault.TRUNCATED);
        merchant.breakNextBill(BillFault.TRUNCATED);

        JsonNode wrong = bills.apply("tradebill", "");
        JsonNode truncated = bills.apply("tradebill", "");
        byte[] compressed =
                bills.download(bills.apply("tradebill", "&tar_type=GZIP")).body();
        JsonNode whole = bills.apply("tradebill", "");

        String hash = whole.path("hash_value").asText();
        assertThat(BillOffice.sha1(bills.download(whole).body())).isEqualTo(hash);
        assertThat(wrong.path("hash_value").asText()).matches("[0-9a-f]{40}").isNotEqualTo(hash);
        assertThat(BillOffice.sha1(bills.download(wrong).body())).isEqualTo(hash);
        assertThat(truncated.path("hash_value").asText()).isEqualTo(hash);
        assertThat(bills.download(truncated).body())
                .hasSizeLessThan(bills.download(whole).body().length);
        assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .isInstanceOf(EOFException.class);
    }
}
