package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class Slf4jAuditTrailTest extends AuditTrailContract {
    private final RecordingLogger logger = new RecordingLogger();

    @Override
    AuditTrail trail() {
        return new Slf4jAuditTrail(logger);
    }

    @Override
    List<JsonNode> kept() {
        return logger.lines.stream().map(AuditTrailContract::json).toList();
    }

    @Test
    void aLineCannotBeForged() {
        trail().record(AuditRecord.of(Instant.EPOCH, "mallory\n{\"actor\":\"clerk\"}", "login")
                .refused("{} {}\r\n\u2028"));
        assertThat(logger.lines).hasSize(1);
        assertThat(logger.lines.get(0).lines()).hasSize(1);
        assertThat(logger.markers).containsExactly("AUDIT");
        assertThat(kept().get(0).get("reason").asText()).isEqualTo("{} {}\\u000d\\u000a\\u2028");
    }

    @Test
    void aLoggerThatIsOffIsAFailure() {
        logger.on = false;
        AuditTrail trail = trail();
        AuditRecord record = AuditRecord.of(Instant.EPOCH, "a", "b").succeeded();
        assertThatThrownBy(() -> trail.record(record))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("io.github.weizheng.audit is off for INFO");
        assertThat(logger.lines).isEmpty();
    }

    @Test
    void withoutALoggingBackendNothingIsKeptInSilence() {
        AuditTrail trail = new Slf4jAuditTrail(org.slf4j.helpers.NOPLogger.NOP_LOGGER);
        AuditRecord record = AuditRecord.of(Instant.EPOCH, "a", "b").succeeded();
        assertThatThrownBy(() -> trail.record(record)).isInstanceOf(StoreException.class);
    }

    private static final class RecordingLogger extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;
        private final transient List<String> lines = new CopyOnWriteArrayList<>();
        private final transient List<String> markers = new CopyOnWriteArrayList<>();
        private boolean on = true;

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String pattern,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            assertThat(level).isEqualTo(Level.INFO);
            lines.add(MessageFormatter.basicArrayFormat(pattern, arguments));
            markers.add(String.valueOf(marker));
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return on;
        }

        @Override
        public boolean isWarnEnabled() {
            return on;
        }

        @Override
        public boolean isErrorEnabled() {
            return on;
        }
    }
}
