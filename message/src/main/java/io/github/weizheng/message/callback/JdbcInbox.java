package io.github.weizheng.message.callback;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.jdbc.RowId;
import io.github.weizheng.core.jdbc.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Inbox} in the table {@code weizheng_inbox} of a database: {@code META-INF/weizheng/inbox.sql} in this jar, or {@link #createSchema}. ANSI SQL; tested
 * on H2.
 *
 * <p>What citizens wrote lies there until it is handled, and longer if it cannot be: give it a cipher. A message that the cipher cannot read counts as one whose
 * handler fails. To begin with a cipher, begin with an empty table.
 *
 * <p>Each operation is a transaction of its own on a connection of the data source, which should be a pool with short time limits: WeChat waits half a second
 * for {@link #put}. The clocks of the JVMs must agree to within minutes; an entry that is taken until more than a day ahead of a sweep's clock
 * counts as one that nobody has, since only a clock that was wrong can have taken it. Immutable and thread-safe; starts no thread.
 */
public final class JdbcInbox implements Inbox {
    private static final int TURNS = 10;

    /** The longest time for which an entry is taken, and some for clocks that differ. */
    private static final Duration FURTHEST = Duration.ofDays(1).plusHours(1);

    private static final String TAKE =
            "UPDATE weizheng_inbox SET attempts = ?, taken_until = ? WHERE entry_id = ? AND attempts = ?";

    private final Jdbc database;
    private final @Nullable FieldCipher cipher;

    /** An inbox whose messages lie in clear: for a database that is encrypted itself. Does no I/O. */
    public JdbcInbox(DataSource database) {
        this.database = new Jdbc(database);
        cipher = null;
    }

    /** An inbox whose messages are encrypted. Does no I/O. */
    public JdbcInbox(DataSource database, FieldCipher cipher) {
        this.database = new Jdbc(database);
        this.cipher = Objects.requireNonNull(cipher, "cipher");
    }

    /**
     * Creates the table unless it is there; several JVMs may do so at once. Needs the right to create tables.
     *
     * @throws StoreException if the database fails or refuses
     */
    public static void createSchema(DataSource database) {
        Schema.create(database, JdbcInbox.class, "inbox", "weizheng_inbox");
    }

    @Override
    public InboxEntry put(String appId, String key, String message, Instant takenUntil) {
        String id = RowId.of(appId, key);
        String text = cipher == null ? message : cipher.encrypt(message, context(id));
        for (int turn = 0; turn < TURNS; turn++) {
            // Looks first: most databases log a violated key as an error.
            Optional<InboxEntry> found = database.first(
                    row -> new InboxEntry(appId, key, row.getInt(1)),
                    "SELECT attempts FROM weizheng_inbox WHERE entry_id = ?",
                    id);
            Optional<InboxEntry> mine = found.isPresent()
                    ? take(found.get(), takenUntil)
                    : insert(new InboxEntry(appId, key, 1), id, text, takenUntil);
            if (mine.isPresent()) {
                return mine.get();
            }
            // Others wrote, took or removed it in between.
        }
        throw new StoreException("A message could not be put into the inbox: others keep changing its entry", null);
    }

    private Optional<InboxEntry> insert(InboxEntry first, String id, String text, Instant takenUntil) {
        boolean inserted = database.insert(
                "INSERT INTO weizheng_inbox (entry_id, app_id, entry_key, message, attempts, taken_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id,
                first.appId(),
                first.key(),
                text,
                first.attempts(),
                takenUntil.toEpochMilli());
        return inserted ? Optional.of(first) : Optional.empty();
    }

    @Override
    public List<InboxEntry> waiting(String appId, Instant now, @Nullable InboxEntry after, int atMost) {
        return database.query(
                row -> new InboxEntry(appId, row.getString(1), row.getInt(2)),
                "SELECT entry_key, attempts FROM weizheng_inbox WHERE app_id = ? AND (taken_until <= ? OR taken_until > ?)"
                        + " AND entry_id > ? ORDER BY entry_id FETCH FIRST " + atMost + " ROWS ONLY",
                appId,
                now.toEpochMilli(),
                now.plus(FURTHEST).toEpochMilli(),
                after == null ? " " : id(after)); // not "", which some databases take for null
    }

    @Override
    public Optional<InboxEntry> take(InboxEntry seen, Instant takenUntil) {
        int next = seen.attempts() + 1;
        int taken = database.update(TAKE, next, takenUntil.toEpochMilli(), id(seen), seen.attempts());
        return taken > 0 ? Optional.of(new InboxEntry(seen.appId(), seen.key(), next)) : Optional.empty();
    }

    @Override
    public Optional<String> message(InboxEntry entry) {
        String id = id(entry);
        return database.first(row -> row.getString(1), "SELECT message FROM weizheng_inbox WHERE entry_id = ?", id)
                .map(text -> cipher == null ? text : cipher.decrypt(text, context(id)));
    }

    @Override
    public void release(InboxEntry held, Instant now) {
        database.update(TAKE, held.attempts(), now.toEpochMilli(), id(held), held.attempts());
    }

    @Override
    public void remove(InboxEntry entry) {
        database.update("DELETE FROM weizheng_inbox WHERE entry_id = ?", id(entry));
    }

    private static String id(InboxEntry entry) {
        return RowId.of(entry.appId(), entry.key());
    }

    private static String context(String id) {
        return "weizheng_inbox|" + id;
    }
}
