package io.github.weizheng.payment.bill;

import io.github.weizheng.core.WeChatException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A bill that is not whole, or not what WeChat Pay writes: cut off, changed on the way, in another form, or with sums that its rows do not add
 * up to. Nothing of it is to be used: fetch it again.
 *
 * <p>{@link #effect()} is {@code NONE}. Messages name line and column, never what stands there.
 */
public final class BrokenBillException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private static final int WHOLE = 0;
    private final long line;
    private final @Nullable String column;

    /** The bill as a whole is broken. */
    BrokenBillException(String message) {
        this("Bill: " + message, WHOLE, null);
    }

    private BrokenBillException(String message, long line, @Nullable String column) {
        super(message, Effect.NONE, null);
        this.line = line;
        this.column = column;
    }

    /** A line is broken. */
    static BrokenBillException at(long line, String message) {
        return new BrokenBillException("Bill, line " + line + ": " + message, line, null);
    }

    /** A cell is broken, or missing. */
    static BrokenBillException at(long line, String column, String message) {
        return new BrokenBillException("Bill, line " + line + ", " + column + ": " + message, line, column);
    }

    /** The line, counted from 1; empty if the bill as a whole is broken. */
    public OptionalLong line() {
        return line == WHOLE ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** The column's name, such as 手续费, if one cell or column is to blame. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }
}
