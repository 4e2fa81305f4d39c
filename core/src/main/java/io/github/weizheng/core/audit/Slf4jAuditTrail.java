package io.github.weizheng.core.audit;

import io.github.weizheng.core.StoreException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Writes records to the log: logger {@value #LOGGER}, marker {@value #MARKER}, level INFO, each a JSON object on one line.
 *
 * <p>It promises what the logging behind SLF4J promises, often no more than a buffer: an appender that drops lines or fails in silence goes unnoticed. A
 * logger that is switched off does not: that is a {@link StoreException}. A record handed in twice is logged twice, with the same id. Thread-safe.
 */
public final class Slf4jAuditTrail implements AuditTrail {
    /** The logger to send to a file of its own. */
    public static final String LOGGER = "io.github.weizheng.audit";

    /** The marker on each line. */
    public static final String MARKER = "AUDIT";

    private final Logger logger;
    private final Marker marker = MarkerFactory.getMarker(MARKER);

    /** Takes the logger {@value #LOGGER}. */
    public Slf4jAuditTrail() {
        this(LoggerFactory.getLogger(LOGGER));
    }

    Slf4jAuditTrail(Logger logger) {
        this.logger = logger;
    }

    @Override
    public void record(AuditRecord record) {
        Objects.requireNonNull(record, "record");
        if (!logger.isInfoEnabled(marker)) {
            throw new StoreException(
                    "The audit record was not logged: " + LOGGER + " is off for INFO (审计日志未开启 INFO 级别)", null);
        }
        logger.info(marker, "{}", record.toJson());
    }
}
