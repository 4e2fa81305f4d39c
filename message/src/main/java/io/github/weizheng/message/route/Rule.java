package io.github.weizheng.message.route;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.inbound.MenuEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What fits a message or an event, and who answers it.
 *
 * <p>Words are compared as {@link NormalText} has them: case, full-width forms, blanks and the brackets of document numbers do not matter. The
 * recognised words of a voice message are text. Immutable and thread-safe.
 */
public final class Rule {
    private static final int MAX_PATTERN = 1000;
    private static final int MAX_EMPTY_PATHS = 100;

    final Matching matching;
    final InboundHandler<Inbound> handler;
    final String name;
    final int priority;
    final @Nullable OpeningHours hours;

    private Rule(
            Matching matching,
            InboundHandler<Inbound> handler,
            String name,
            int priority,
            @Nullable OpeningHours hours) {
        this.matching = matching;
        this.handler = handler;
        this.name = name;
        this.priority = priority;
        this.hours = hours;
    }

    /**
     * Text that is this word and nothing else.
     *
     * @throws IllegalArgumentException if it has no visible character
     */
    public static Rule exact(String word, InboundHandler<InboundMessage.Text> handler) {
        return word(Matching.How.EXACT, word, handler);
    }

    /**
     * Text that begins with this word.
     *
     * @throws IllegalArgumentException if it has no visible character
     */
    public static Rule prefix(String word, InboundHandler<InboundMessage.Text> handler) {
        return word(Matching.How.PREFIX, word, handler);
    }

    /**
     * Text in which this word stands.
     *
     * @throws IllegalArgumentException if it has no visible character
     */
    public static Rule contains(String word, InboundHandler<InboundMessage.Text> handler) {
        return word(Matching.How.CONTAINS, word, handler);
    }

    /**
     * Text that is this word, or else has it in it: exact where it is all, contained where it is not.
     *
     * @throws IllegalArgumentException if it has no visible character
     */
    public static Rule keyword(String word, InboundHandler<InboundMessage.Text> handler) {
        return word(Matching.How.KEYWORD, word, handler);
    }

    /**
     * Text that has something of this form in it: {@code ^\d{12}$} for a case number. The pattern is tried on the text as it was written, without white space
     * around it and without invisible characters, and then on the same with full-width forms as half-width ones. So {@code 编号：\d+} fits what was written with that
     * colon, and {@code 编号:\d+} what was written with either; brackets are what they are.
     *
     * <p>Citizens write what it is tried on, so a text of more than 1,000 characters has no match, and neither has one on which the pattern
     * looks at more than 100,000 characters, or all patterns together at more than 1,000,000; that is logged once for a text, with the name of the first such rule.
     *
     * @throws IllegalArgumentException if the pattern has more than 1,000 characters, more than 100 ways to match nothing, such as {@code (\s*|-*)} seven times
     *     over, or white space that does not count ({@link Pattern#COMMENTS})
     */
    public static Rule pattern(Pattern pattern, InboundHandler<InboundMessage.Text> handler) {
        Objects.requireNonNull(handler, "handler");
        int length = pattern.pattern().length();
        if (length > MAX_PATTERN) {
            throw new IllegalArgumentException("pattern: up to " + MAX_PATTERN + " characters, actual " + length);
        }
        double ways = EmptyPaths.of(pattern);
        if (!(ways <= MAX_EMPTY_PATHS)) { // so many may be no number any more
            throw new IllegalArgumentException(
                    "pattern: up to " + MAX_EMPTY_PATHS + " ways to match nothing, actual " + (long) ways);
        }
        return new Rule(new Matching.Regex(pattern), ofText(handler));
    }

    /** A tap on the menu entry with this key. */
    public static Rule menu(MenuKey key, InboundHandler<InboundEvent.MenuClick> handler) {
        return menu(key, InboundEvent.MenuClick.class, handler);
    }

    /**
     * What a citizen did through the menu entry with this key: {@code MenuEvent.ScanCodeWaitMsg.class} for a code that was scanned and waits for the answer,
     * {@code MenuEvent.Keyed.class} for whatever the entry does.
     */
    public static <T extends MenuEvent.Keyed> Rule menu(MenuKey key, Class<T> type, InboundHandler<? super T> handler) {
        Objects.requireNonNull(handler, "handler");
        return new Rule(
                new Matching.Menu(Objects.requireNonNull(key, "key"), Objects.requireNonNull(type, "type")),
                inbound -> handler.handle(type.cast(inbound)));
    }

    /**
     * A QR code with this scene, whether the citizen begins to follow with it or follows already.
     *
     * @param scene without {@code qrscene_}; compared exactly
     * @throws IllegalArgumentException if it is empty
     */
    public static Rule scene(String scene, SceneHandler handler) {
        return scene(scene, false, handler);
    }

    /**
     * A QR code whose scene begins so.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static Rule scenePrefix(String prefix, SceneHandler handler) {
        return scene(prefix, true, handler);
    }

    /**
     * Everything of a type, also of a type with several kinds such as {@code InboundEvent.class}. A voice message whose words were recognised is an
     * {@code InboundMessage.Text} too.
     */
    public static <T extends Inbound> Rule type(Class<T> type, InboundHandler<? super T> handler) {
        Objects.requireNonNull(handler, "handler");
        return new Rule(
                new Matching.Type(Objects.requireNonNull(type, "type")),
                inbound -> handler.handle(type.cast(type.isInstance(inbound) ? inbound : said(inbound))));
    }

    private Rule(Matching matching, InboundHandler<Inbound> handler) {
        this(matching, handler, matching.name(), 0, null);
    }

    private static Rule word(Matching.How how, String word, InboundHandler<InboundMessage.Text> handler) {
        if (NormalText.of(word).isEmpty()) {
            throw new IllegalArgumentException("keyword: at least 1 visible character, actual 0");
        }
        return new Rule(new Matching.Word(how, word), ofText(handler));
    }

    private static Rule scene(String scene, boolean prefix, SceneHandler handler) {
        Objects.requireNonNull(handler, "handler");
        if (scene.isEmpty()) {
            throw new IllegalArgumentException("scene: at least 1 character, actual 0");
        }
        return new Rule(new Matching.Scene(scene, prefix), inbound -> {
            InboundEvent scanned = (InboundEvent) inbound;
            return handler.handle(sceneOf(scanned).orElseThrow(), scanned);
        });
    }

    private static InboundHandler<Inbound> ofText(InboundHandler<InboundMessage.Text> handler) {
        Objects.requireNonNull(handler, "handler");
        return inbound -> handler.handle(said(inbound));
    }

    private static InboundMessage.Text said(Inbound inbound) {
        return Spoken.text(inbound).orElseThrow();
    }

    static Optional<String> sceneOf(Inbound inbound) {
        if (inbound instanceof InboundEvent.Scan scan) {
            return Optional.of(scan.scene());
        }
        return inbound instanceof InboundEvent.Subscribe subscribe ? subscribe.scene() : Optional.empty();
    }

    /**
     * The same under a name of its own, for {@link Router#explain}; by default it is named by what it fits.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Rule named(String own) {
        if (own.isBlank()) {
            throw new IllegalArgumentException("name: at least 1 visible character, actual 0");
        }
        return new Rule(matching, handler, own, priority, hours);
    }

    /** The same with a priority: of the rules that fit, those with the highest come first. 0 by default. */
    public Rule priority(int higherFirst) {
        return new Rule(matching, handler, name, higherFirst, hours);
    }

    /** The same, fitting only while the office is open. */
    public Rule during(OpeningHours open) {
        return new Rule(matching, handler, name, priority, Objects.requireNonNull(open, "open"));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Name and priority. */
    @Override
    public String toString() {
        return "Rule[" + name + ", priority " + priority + "]";
    }
}
