package io.github.weizheng.payment.bill;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.PayDownload;
import io.github.weizheng.payment.WeChatPay;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bills (账单) of a merchant: apply for one, and fetch it.
 *
 * <pre>{@code
 * List<TradeRow> rows = new ArrayList<>();
 * TradeSummary summary = bills.readTradeBill(yesterday, rows::add); // rows count only from here on
 * }</pre>
 *
 * <p>A day is a day in Beijing. WeChat Pay writes its bill from 9 o'clock on the next, and keeps it for three months: ask after 10 o'clock. Every
 * call may throw what {@link WeChatPay} names, among it an {@link ApiException} of {@link PayCode#STATEMENT_CREATING}: ask later. All are reads,
 * and may be repeated. Immutable and thread-safe.
 */
public final class Bills {
    private static final String TRADE = "/v3/bill/tradebill";
    private static final String FUND_FLOW = "/v3/bill/fundflowbill";
    private static final Pattern SHA1 = Pattern.compile("[0-9A-Fa-f]{40}");
    private static final LocalTime WRITTEN = LocalTime.of(9, 0);
    private final WeChatPay pay;
    private final boolean gzip;

    /** The bills of that merchant; in partner mode of the sub-merchant, or of all of them together. */
    public Bills(WeChatPay pay) {
        this(Objects.requireNonNull(pay, "pay"), true);
    }

    private Bills(WeChatPay pay, boolean gzip) {
        this.pay = pay;
        this.gzip = gzip;
    }

    /** The same, asking for bills as plain text, not gzip: ten times the bytes, for a firewall that wants to read them. */
    public Bills uncompressed() {
        return new Bills(pay, false);
    }

    /**
     * Applies for the bill of all payments and refunds of a day.
     *
     * @throws ApiException as of {@link #tradeBill(LocalDate, BillType)}
     */
    public BillFile tradeBill(LocalDate date) {
        return tradeBill(date, BillType.ALL);
    }

    /**
     * Applies for a bill of payments or refunds. A day without any is a bill without rows, also where WeChat Pay says that there is none:
     * that answer is not signed, and {@link BillFile#downloadUrl} is empty then, so compare the day with the books. Before 9 o'clock it is not
     * believed, and is thrown.
     *
     * @throws IllegalArgumentException if the day is not over in Beijing
     * @throws ApiException {@link PayCode#STATEMENT_CREATING} if it is being written: ask later
     * @throws MalformedResponseException if the answer has no address, or a hash of another kind than SHA1
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791866">申请交易账单</a>
     */
    public BillFile tradeBill(LocalDate date, BillType type) {
        Map<String, String> query = query(date);
        query.put("bill_type", type.value());
        pay.merchant().subMchId().ifPresent(id -> query.put("sub_mchid", id));
        return apply(TRADE, date, query, TradeBill.EMPTY);
    }

    /**
     * Applies for the bill of all money that moved in the basic account on a day.
     *
     * @throws ApiException as of {@link #fundFlow(LocalDate, AccountType)}
     */
    public BillFile fundFlow(LocalDate date) {
        return fundFlow(date, AccountType.BASIC);
    }

    /**
     * Applies for the bill of all money that moved in an account. A day without any is a bill without rows, also where WeChat Pay says that there
     * is none: see {@link #tradeBill(LocalDate, BillType)}.
     *
     * @throws IllegalArgumentException if the day is not over in Beijing
     * @throws IllegalStateException on behalf of a sub-merchant: the bill would be the partner's own
     * @throws ApiException {@link PayCode#STATEMENT_CREATING} if it is being written: ask later
     * @throws MalformedResponseException if the answer has no address, or a hash of another kind than SHA1
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791867">申请资金账单</a>
     */
    public BillFile fundFlow(LocalDate date, AccountType account) {
        if (pay.merchant().subMchId().isPresent()) {
            throw new IllegalStateException("fundFlow: of the merchant that signs, actual on behalf of a sub-merchant");
        }
        Map<String, String> query = query(date);
        query.put("account_type", account.value());
        return apply(FUND_FLOW, date, query, FundFlowBill.EMPTY);
    }

    /**
     * Opens a bill, unpacked, for {@link TradeBill#read} or {@link FundFlowBill#read}. WeChat Pay does not sign it: the stream comes to an end only
     * if the hash is right, else it throws a {@link BrokenBillException} there. So nothing is verified until it was read to its end.
     *
     * @return a stream for one thread, which holds a connection until it is closed, for ten minutes at most; it may throw {@link IOException} when
     *     the connection breaks, and {@link BrokenBillException} when the bill is broken or longer than 8 GiB
     * @throws ApiException if WeChat Pay refuses, mostly because five minutes have passed: apply again
     * @throws MalformedResponseException if the bill is said to be at a host that is not WeChat Pay's
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012084430">下载账单</a>
     */
    public InputStream open(BillFile file) {
        return file.downloadUrl()
                .map(url -> verified(download(url), file))
                .orElseGet(() -> verified(new ByteArrayInputStream(file.content()), () -> {}, file));
    }

    /**
     * Fetches a bill, unpacked, into a file. It comes into being, or is replaced, as a whole and with the right hash, or not at all. Whoever may read
     * the folder sees a file meanwhile that ends with {@code .tmp}, readable to its owner only where the system knows owners.
     *
     * @throws BrokenBillException if the bill is broken
     * @throws IOException if the connection breaks, or the file cannot be written
     * @throws ApiException as of {@link #open}
     */
    public void save(BillFile file, Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "target");
        try (InputStream bill = open(file)) {
            Path fresh = Files.createTempFile(folder, "bill", ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(fresh)) {
                    bill.transferTo(out);
                }
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }

    /**
     * Applies for the bill of all payments and refunds of a day, fetches it, and reads it as {@link TradeBill#read} does: <b>rows are provisional
     * until this method has returned.</b>
     *
     * @throws BrokenBillException if the bill is broken
     * @throws IOException if the connection breaks
     * @throws ApiException as of {@link #tradeBill(LocalDate, BillType)}
     */
    public TradeSummary readTradeBill(LocalDate date, Consumer<? super TradeRow> rows) throws IOException {
        try (InputStream bill = open(tradeBill(date))) {
            return TradeBill.read(bill, rows);
        }
    }

    /**
     * Applies for the bill of all money that moved in the basic account on a day, fetches it, and reads it as {@link FundFlowBill#read} does:
     * <b>rows are provisional until this method has returned.</b>
     *
     * @throws BrokenBillException if the bill is broken
     * @throws IOException if the connection breaks
     * @throws ApiException as of {@link #fundFlow(LocalDate, AccountType)}
     */
    public FundFlowSummary readFundFlow(LocalDate date, Consumer<? super FundFlowRow> rows) throws IOException {
        try (InputStream bill = open(fundFlow(date))) {
            return FundFlowBill.read(bill, rows);
        }
    }

    private PayDownload download(URI url) {
        try {
            return pay.download(url);
        } catch (IllegalArgumentException e) {
            throw new MalformedResponseException("download_url: a host that is not WeChat Pay's", 200, null);
        }
    }

    private Map<String, String> query(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(pay.clock().instant(), Cells.BEIJING);
        if (!date.isBefore(today)) {
            // "No bill" would otherwise be taken for a day without money.
            throw new IllegalArgumentException("bill_date: a day that is over in Beijing, actual " + date);
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("bill_date", date.toString());
        if (gzip) {
            query.put("tar_type", "GZIP");
        }
        return query;
    }

    private BillFile apply(String path, LocalDate date, Map<String, String> query, String empty) {
        try {
            return pay.get(path, query, Applied.class).file(path);
        } catch (ApiException e) {
            Instant written = date.plusDays(1).atTime(WRITTEN).toInstant(Cells.BEIJING);
            boolean early = pay.clock().instant().isBefore(written);
            if (PayCode.of(e).equals(PayCode.NO_STATEMENT_EXIST) && !early) {
                return BillFile.of(empty);
            }
            throw e;
        }
    }

    private static InputStream verified(PayDownload download, BillFile file) {
        return verified(download.stream(), download::close, file);
    }

    private static InputStream verified(InputStream packed, Runnable closing, BillFile file) {
        return new VerifiedBill(packed, closing, file.hashValue(), VerifiedBill.MAX_BYTES);
    }

    /** The signed answer. */
    private record Applied(
            @JsonProperty("hash_type") @Nullable String hashType,
            @JsonProperty("hash_value") @Nullable String hashValue,
            @JsonProperty("download_url") @Nullable String downloadUrl) {

        BillFile file(String path) {
            if (!"SHA1".equalsIgnoreCase(hashType)
                    || hashValue == null
                    || !SHA1.matcher(hashValue).matches()) {
                throw malformed(path, "hash_type SHA1 with its hash_value");
            }
            if (downloadUrl == null || downloadUrl.isBlank()) {
                throw malformed(path, "download_url");
            }
            try {
                // Samples of WeChat Pay have a blank in front of the address.
                return BillFile.at(new URI(downloadUrl.strip()), hashValue.toLowerCase(Locale.ROOT));
            } catch (URISyntaxException e) {
                throw malformed(path, "download_url that is an address");
            }
        }

        private static MalformedResponseException malformed(String path, String missing) {
            return new MalformedResponseException("GET " + path + ": no " + missing + " in the answer", 200, null);
        }
    }
}
