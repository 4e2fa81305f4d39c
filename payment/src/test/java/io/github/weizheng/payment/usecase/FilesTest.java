package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.MediaFile;
import io.github.weizheng.payment.PayDownload;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures go up with their description signed; files come down unsigned, from WeChat Pay's hosts alone. */
class FilesTest {
    private static final String META =
            "{\"filename\":\"执照.png\",\"sha256\":\"5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03\"}";
    private static final byte[] CONTENT = "hello\n".getBytes(UTF_8);
    private final SettableClock clock = SettableClock.at(1714530897);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final WeChatPay pay = WeChatPay.builder(Keys.merchant())
            .httpClient(answers.client())
            .clock(clock)
            .build();

    record Uploaded(@JsonProperty("media_id") String mediaId) {}

    @Test
    void ofAnUploadTheDescriptionIsSigned() {
        answers.signed(200, "{\"media_id\":\"H1ihR9JUtVj\"}");
        Uploaded uploaded = pay.upload("/v3/merchant/media/upload", MediaFile.of("执照.png", CONTENT), Uploaded.class);
        assertThat(uploaded.mediaId()).isEqualTo("H1ihR9JUtVj");
        Request asked = answers.asked.get(0);
        assertThat(String.valueOf(asked.body().contentType())).startsWith("multipart/form-data; boundary=");
        assertThat(answers.lastBody()).contains("name=\"meta\"", META, "name=\"file\"; filename=\"执照.png\"", "hello\n");
        assertThat(answers.lastBody().indexOf("\"meta\""))
                .isLessThan(answers.lastBody().indexOf("\"file\""));
        Matcher authorization = Pattern.compile(
                        "nonce_str=\"([^\"]+)\",timestamp=\"([^\"]+)\",.*signature=\"([^\"]+)\"")
                .matcher(String.valueOf(asked.header("Authorization")));
        assertThat(authorization.find()).isTrue();
        String message = "POST\n/v3/merchant/media/upload\n" + authorization.group(2) + "\n" + authorization.group(1)
                + "\n" + META + "\n";
        assertThat(Platform.verify(Keys.merchantPublicKey(), message, authorization.group(3)))
                .isTrue();
    }

    @Test
    void aFileOnDiskIsUploadedUnderItsName(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("执照.png"), CONTENT);
        answers.signed(200, "{\"media_id\":\"1\"}");
        pay.upload("/v3/merchant/media/upload", MediaFile.of(file), Uploaded.class);
        assertThat(answers.lastBody()).contains(META);
        assertThat(MediaFile.of(file)).hasToString("MediaFile[6 bytes]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb.png"})
    void aNameIsAName(String name) {
        assertThatThrownBy(() -> MediaFile.of(name, CONTENT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileHasBytesAndNotTooMany() {
        assertThatThrownBy(() -> MediaFile.of("a.png", new byte[0]))
                .hasMessage("content: 1 to 20971520 bytes, actual 0");
        assertThatThrownBy(() -> MediaFile.of("a.png", new byte[20 * 1024 * 1024 + 1]))
                .hasMessage("content: 1 to 20971520 bytes, actual 20971521");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.mch.weixin.qq.com/v3/billdownload/file?token=6XIv5TUPto7pByrTQKhd6kwvyKLG2uY2wMMR8cNXqaA",
                "https://api2.mch.weixin.qq.com/v3/billdownload/file?token=a%2Bb",
                "https://api.wechatpay.cn/v3/billdownload/file?token=1"
            })
    void aFileIsFetchedSignedFromWhereWechatPaySays(String address) throws IOException {
        answers.plain(200, "no signature comes with it");
        try (PayDownload download = pay.download(URI.create(address))) {
            assertThat(download.stream().readAllBytes()).asString(UTF_8).isEqualTo("no signature comes with it");
        }
        assertThat(answers.asked.get(0).url()).hasToString(address);
        assertThat(answers.asked.get(0).header("Authorization")).contains("signature=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/v3/billdownload/file?token=1",
                "https://mch.weixin.qq.com.example.com/v3/x",
                "https://api.mch.weixin.qq.com@example.com/v3/x",
                "https://evilwechatpay.cn/v3/x",
                "/v3/billdownload/file",
                "mailto:api.mch.weixin.qq.com"
            })
    void theSignatureGoesNowhereElse(String address) {
        assertThatThrownBy(() -> pay.download(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("address: ");
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void plainHttpIsNotSpokenToWechatPay() throws IOException {
        answers.plain(200, "x");
        pay.download(URI.create("http://api.mch.weixin.qq.com/v3/billdownload/file?token=1"))
                .close();
        assertThat(answers.asked.get(0).url().isHttps()).isTrue();
    }

    @Test
    void behindAReverseProxyFilesComeThroughIt() throws IOException {
        answers.plain(200, "x");
        WeChatPay behind = WeChatPay.builder(Keys.merchant())
                .baseUrl(URI.create("http://proxy.internal:8080/wxpay"))
                .httpClient(answers.client())
                .clock(clock)
                .build();
        behind.download(URI.create("https://api.mch.weixin.qq.com/v3/billdownload/file?token=1"))
                .close();
        assertThat(answers.asked.get(0).url())
                .hasToString("http://proxy.internal:8080/wxpay/v3/billdownload/file?token=1");
    }

    @Test
    void aRefusalIsARefusalAndShowsNoToken() {
        answers.plain(400, "{\"code\":\"INVALID_REQUEST\",\"message\":\"token过期\"}")
                .plain(502, "<html>Bad Gateway</html>");
        URI address = URI.create("https://api.mch.weixin.qq.com/v3/billdownload/file?token=SECRETTOKEN");
        assertThatThrownBy(() -> pay.download(address))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo("INVALID_REQUEST");
                    assertThat(e.effect()).isEqualTo(Effect.NONE);
                })
                .hasMessageNotContaining("SECRETTOKEN");
        assertThatThrownBy(() -> pay.download(address))
                .hasMessageContaining("502")
                .hasMessageNotContaining("SECRETTOKEN");
    }
}
