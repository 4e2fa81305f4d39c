package io.github.weizheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Catches every line that the library logs, at every level. */
final class LogCanary extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger library = (Logger) LoggerFactory.getLogger("io.github.weizheng");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    static LogCanary listen() {
        LogCanary canary = new LogCanary();
        canary.start();
        canary.library.setLevel(Level.TRACE);
        canary.library.addAppender(canary);
        return canary;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getFormattedMessage() + " " + thrown);
    }

    void assertSilentAbout(String... secrets) {
        assertThat(lines).isNotEmpty();
        for (String secret : secrets) {
            assertThat(secret).hasSizeGreaterThan(8);
            assertThat(lines).noneMatch(line -> line.contains(secret));
        }
    }

    @Override
    public void close() {
        library.detachAppender(this);
        library.setLevel(null);
    }
}
