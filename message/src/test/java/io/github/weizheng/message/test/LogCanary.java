package io.github.weizheng.message.test;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test during which the library logs a secret, a whole openid or a citizen's words, at whatever level. */
public final class LogCanary implements BeforeEachCallback, AfterEachCallback {
    private static final List<String> FORBIDDEN = List.of(
            Delivered.CITIZEN,
            Delivered.TOKEN.expose(),
            Delivered.AES_KEY.expose(),
            "o6_bmjrPTlm6_2sgVt7hMZOPfL2M",
            "你好");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        lines.list.clear();
        lines.start();
        library().addAppender(lines);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        library().detachAppender(lines);
        assertThat(logged()).allSatisfy(line -> assertThat(line).doesNotContain(FORBIDDEN));
    }

    /** What was logged so far, stack traces included. */
    public List<String> logged() {
        return List.copyOf(lines.list).stream()
                .map(event -> event.getFormattedMessage() + '\n' + thrown(event))
                .toList();
    }

    private static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private static Logger library() {
        return (Logger) LoggerFactory.getLogger("io.github.weizheng");
    }
}
