package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.bill.AccountType;
import io.github.weizheng.payment.bill.BillFile;
import io.github.weizheng.payment.bill.BillType;
import io.github.weizheng.payment.bill.Bills;
import io.github.weizheng.payment.bill.BrokenBillException;
import io.github.weizheng.payment.bill.FundFlowBill;
import io.github.weizheng.payment.bill.TradeBill;
import io.github.weizheng.payment.bill.TradeRow;
import io.github.weizheng.payment.fixture.BillText;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The office fetches yesterday's bill. */
class BillsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
    private static final byte[] ALL = BillText.of("ALL").getBytes(UTF_8);
    private final SettableClock clock = SettableClock.at(1714701600);
    private final MockWebServer server = new MockWebServer();
    private WeChatPay pay;
    private Bills bills;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        server.start();
        pay = WeChatPay.builder(Keys.merchant())
                .baseUrl(server.url("/").uri())
                .clock(clock)
                .build();
        bills = new Bills(pay);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aDayThatIsNotOverHasNoBill() {
        for (LocalDate day : List.of(DAY.plusDays(2), DAY.plusYears(1))) {
            assertThatThrownBy(() -> bills.tradeBill(day))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bill_date: a day that is over in Beijing, actual " + day);
            assertThatThrownBy(() -> bills.fundFlow(day)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aDayIsOverAtMidnightInBeijing() {
        clock.advance(Duration.ofMinutes(-570)); // 00:30 there, 16:30 on the day before in UTC
        applied("SHA1", BillText.sha1(ALL));
        assertThat(bills.tradeBill(DAY.plusDays(1)).downloadUrl()).isPresent();
        assertThatThrownBy(() -> bills.tradeBill(DAY.plusDays(2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beforeBillsAreWrittenNobodyIsBelievedThatThereIsNone() {
        clock.advance(Duration.ofMinutes(-61)); // 08:59
        refused("NO_STATEMENT_EXIST");
        refused("NO_STATEMENT_EXIST");
        LocalDate yesterday = DAY.plusDays(1);
        for (Callable<BillFile> asking :
                List.<Callable<BillFile>>of(() -> bills.tradeBill(yesterday), () -> bills.fundFlow(yesterday))) {
            assertThatThrownBy(asking::call).isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                    .isEqualTo("NO_STATEMENT_EXIST"));
        }
        clock.advance(Duration.ofMinutes(1));
        refused("NO_STATEMENT_EXIST");
        assertThat(bills.tradeBill(yesterday).downloadUrl()).isEmpty();
    }

    @Test
    void aBillThatIsSaidToLieElsewhereIsNotFetched() {
        String json = "{\"hash_type\":\"SHA1\",\"hash_value\":\"" + "0".repeat(40)
                + "\",\"download_url\":\"https://bill.example.com/x\"}";
        CannedAnswers answers = new CannedAnswers(clock).signed(200, json);
        Bills asked = new Bills(WeChatPay.builder(Keys.merchant())
                .httpClient(answers.client())
                .clock(clock)
                .build());
        BillFile file = asked.tradeBill(DAY);
        assertThatThrownBy(() -> asked.open(file)).isInstanceOf(MalformedResponseException.class);
        assertThat(answers.asked).hasSize(1);
    }

    @Test
    void aBillIsAppliedForFetchedAndRead() throws Exception {
        applied("SHA1", BillText.sha1(ALL).toUpperCase(Locale.ROOT));
        file(BillText.gzip(ALL));
        List<TradeRow> rows = new ArrayList<>();
        assertThat(bills.readTradeBill(DAY, rows::add).orderTotal()).isEqualTo(Fen.of(15_000));
        assertThat(rows).hasSize(3);
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/v3/bill/tradebill?bill_date=2024-05-01&tar_type=GZIP&bill_type=ALL");
        RecordedRequest download = server.takeRequest();
        assertThat(download.getTarget()).isEqualTo("/v3/billdownload/file?token=abc%2Bd&tartype=gzip");
        assertThat(download.getHeaders().get("Authorization")).startsWith("WECHATPAY2-SHA256-RSA2048 ");
        assertThat(download.getHeaders().get("Wechatpay-Serial")).isEqualTo(Keys.PUBLIC_KEY_ID);
    }

    @Test
    void aFundFlowBillIsToo() throws Exception {
        byte[] bill = BillText.of("FUND").getBytes(UTF_8);
        applied("SHA1", BillText.sha1(bill));
        file(BillText.gzip(bill));
        assertThat(bills.readFundFlow(DAY, row -> {}).income()).isEqualTo(Fen.of(10_000));
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/v3/bill/fundflowbill?bill_date=2024-05-01&tar_type=GZIP&account_type=BASIC");
    }

    @Test
    void kindsMayBeAskedFor() throws Exception {
        Stream.of(1, 2, 3).forEach(i -> applied("SHA1", BillText.sha1(ALL)));
        bills.tradeBill(DAY, BillType.REFUND);
        bills.uncompressed().tradeBill(DAY, BillType.of("ALL_SPECIAL"));
        bills.fundFlow(DAY, AccountType.FEES);
        assertThat(server.takeRequest().getTarget()).endsWith("&bill_type=REFUND");
        assertThat(server.takeRequest().getTarget()).endsWith("?bill_date=2024-05-01&bill_type=ALL_SPECIAL");
        assertThat(server.takeRequest().getTarget()).endsWith("&account_type=FEES");
    }

    @Test
    void aPartnerGetsTheBillOfOneSubMerchant() throws Exception {
        applied("SHA1", BillText.sha1(ALL));
        Bills ofOne = new Bills(pay.forSubMerchant("1900000109"));
        ofOne.tradeBill(DAY);
        assertThat(server.takeRequest().getTarget()).endsWith("&bill_type=ALL&sub_mchid=1900000109");
        assertThatThrownBy(() -> ofOne.fundFlow(DAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anApplicationSaysWhereTheBillIs() {
        applied("SHA1", BillText.sha1(ALL).toUpperCase(Locale.ROOT));
        BillFile file = bills.tradeBill(DAY);
        assertThat(file.hashType()).isEqualTo("SHA1");
        assertThat(file.hashValue()).isEqualTo(BillText.sha1(ALL));
        assertThat(file.downloadUrl())
                .hasValueSatisfying(url -> assertThat(url.getPath()).isEqualTo("/v3/billdownload/file"));
        assertThat(file).hasToString("BillFile[SHA1 " + BillText.sha1(ALL) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_STATEMENT_EXIST", "NO_BILL_EXIST"})
    void aDayWithoutABillIsAnEmptyBill(String code) throws IOException {
        refused(code);
        refused(code);
        BillFile trade = bills.tradeBill(DAY);
        BillFile fundFlow = bills.fundFlow(DAY);
        assertThat(trade.downloadUrl()).isEmpty();
        assertThat(TradeBill.read(bills.open(trade), row -> {}).rows()).isZero();
        assertThat(FundFlowBill.read(bills.open(fundFlow), row -> {}).rows()).isZero();
        bills.save(trade, folder.resolve("bill.csv"));
        assertThat(BillText.sha1(Files.readAllBytes(folder.resolve("bill.csv"))))
                .isEqualTo(trade.hashValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATEMENT_CREATING", "NO_AUTH", "PARAM_ERROR"})
    void otherRefusalsAreToldAsTheyAre(String code) {
        refused(code);
        assertThatThrownBy(() -> bills.tradeBill(DAY))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256, 9bb6cd819be348f17a9cbcedddc8eb62fefbd790, http://127.0.0.1/file",
        ", 9bb6cd819be348f17a9cbcedddc8eb62fefbd790, http://127.0.0.1/file",
        "SHA1, , http://127.0.0.1/file",
        "SHA1, 9bb6cd81, http://127.0.0.1/file",
        "SHA1, 9bb6cd819be348f17a9cbcedddc8eb62fefbd79z, http://127.0.0.1/file",
        "SHA1, 9bb6cd819be348f17a9cbcedddc8eb62fefbd790,",
        "SHA1, 9bb6cd819be348f17a9cbcedddc8eb62fefbd790, '  '",
        "SHA1, 9bb6cd819be348f17a9cbcedddc8eb62fefbd790, http://a b"
    })
    void anAnswerThatDoesNotSayEnoughIsMalformed(String hashType, String hashValue, String url) {
        signed("{\"hash_type\":" + json(hashType) + ",\"hash_value\":" + json(hashValue) + ",\"download_url\":"
                + json(url) + "}");
        assertThatThrownBy(() -> bills.tradeBill(DAY)).isInstanceOf(MalformedResponseException.class);
    }

    private static String json(String value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    @Test
    void whetherItIsGzipTheBytesSay() throws IOException {
        for (byte[] body : List.of(ALL, BillText.gzip(ALL))) {
            applied("SHA1", BillText.sha1(ALL));
            file(body);
            try (InputStream in = bills.open(bills.tradeBill(DAY))) {
                assertThat(in.readAllBytes()).isEqualTo(ALL);
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aFileWithAnotherHashComesToNoEnd() throws IOException {
        byte[] changed = BillText.of("ALL").replace("水费", "电费").getBytes(UTF_8);
        applied("SHA1", BillText.sha1(ALL));
        file(BillText.gzip(changed));
        try (InputStream in = bills.open(bills.tradeBill(DAY))) {
            assertThat(in.readNBytes(changed.length)).isEqualTo(changed);
            assertThatThrownBy(in::read)
                    .isInstanceOf(BrokenBillException.class)
                    .hasMessageContaining(BillText.sha1(ALL));
            assertThatThrownBy(in::read).isInstanceOf(BrokenBillException.class);
        }
    }

    @Test
    void rowsOfAFileWithAnotherHashAreNeverConfirmed() {
        byte[] changed = BillText.of("ALL").replace("水费", "电费").getBytes(UTF_8);
        applied("SHA1", BillText.sha1(ALL));
        file(BillText.gzip(changed));
        assertThatThrownBy(() -> bills.readTradeBill(DAY, row -> {}))
                .isInstanceOfSatisfying(BrokenBillException.class, e -> {
                    assertThat(e.line()).isEmpty();
                    assertThat(e.effect()).isEqualTo(Effect.NONE);
                });
    }

    static List<byte[]> brokenGzip() {
        byte[] gzip = BillText.gzip(ALL);
        byte[] flipped = gzip.clone();
        flipped[gzip.length / 2] ^= 0x55;
        byte[] method = gzip.clone();
        method[2] = 1;
        return List.of(
                Arrays.copyOf(gzip, 2),
                Arrays.copyOf(gzip, gzip.length / 2),
                Arrays.copyOf(gzip, gzip.length - 4),
                flipped,
                method);
    }

    @ParameterizedTest
    @MethodSource
    void brokenGzip(byte[] body) {
        applied("SHA1", BillText.sha1(ALL));
        file(body);
        assertThatThrownBy(() -> bills.readTradeBill(DAY, row -> {})).isInstanceOf(BrokenBillException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aFileOfNextToNothingIsBroken(int length) {
        applied("SHA1", BillText.sha1(ALL));
        file(Arrays.copyOf(ALL, length));
        assertThatThrownBy(() -> bills.readTradeBill(DAY, row -> {})).isInstanceOf(BrokenBillException.class);
    }

    @Test
    void aConnectionThatBreaksIsNoEndEither() {
        applied("SHA1", BillText.sha1(ALL));
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(ALL))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThatThrownBy(() -> bills.readTradeBill(DAY, row -> {})).isInstanceOf(IOException.class);
    }

    @Test
    void aFileIsSavedWholeOrNotAtAll() throws IOException {
        Path target = folder.resolve("2024-05-01.csv");
        applied("SHA1", BillText.sha1(ALL));
        file(BillText.gzip(ALL));
        bills.save(bills.tradeBill(DAY), target);
        assertThat(target).hasBinaryContent(ALL);

        applied("SHA1", BillText.sha1(ALL));
        file(BillText.of("SUCCESS").getBytes(UTF_8));
        BillFile broken = bills.tradeBill(DAY);
        assertThatThrownBy(() -> bills.save(broken, target)).isInstanceOf(BrokenBillException.class);
        assertThat(target).hasBinaryContent(ALL);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void anAddressThatHasExpiredIsRefused() {
        applied("SHA1", BillText.sha1(ALL));
        BillFile file = bills.tradeBill(DAY);
        refused("PARAM_ERROR");
        assertThatThrownBy(() -> bills.open(file))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getMessage()).doesNotContain("abc"));
    }

    private void applied(String hashType, String hash) {
        signed("{\"hash_type\":\"%s\",\"hash_value\":\"%s\",\"download_url\":\" %s\"}"
                .formatted(hashType, hash, server.url("/v3/billdownload/file?token=abc%2Bd&tartype=gzip")));
    }

    private void signed(String json) {
        MockResponse.Builder answer = new MockResponse.Builder().body(json);
        Platform.headers(clock.instant().getEpochSecond(), json.getBytes(UTF_8))
                .forEach((name, values) -> answer.setHeader(name, values.get(0)));
        server.enqueue(answer.build());
    }

    private void file(byte[] body) {
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(body)).build());
    }

    private void refused(String code) {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"code\":\"" + code + "\",\"message\":\"说明\"}")
                .build());
    }
}
