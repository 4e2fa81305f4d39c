package io.github.weizheng.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.jdbc.Schema;
import io.github.weizheng.core.mac.HmacSha256;
import io.github.weizheng.core.name.PlainName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * An {@link IdentityBinder} in a database, in the table of {@code META-INF/weizheng/identity.sql}. ANSI SQL; tested on PostgreSQL and H2.
 *
 * <p>Who steals the table learns nobody's name: openid and reference are there as keyed digests, which only serve to look a row up, and
 * the reference once more encrypted. Level and times are bound to the ciphertext; if somebody changes one of them in the table,
 * {@link #find} throws {@link StoreException} in place of a better citizen.
 *
 * <p>The key of the digests cannot be changed: with another one nothing is found, the citizens sign in again, and the old rows go when
 * they expire. The cipher's key can, as the cipher allows. Immutable and thread-safe. Each method is one short transaction of its own, on
 * a connection of the data source.
 */
public final class JdbcIdentityBinder implements IdentityBinder {
    private static final int TURNS = 5;
    private static final String TABLE = "weizheng_identity";
    private static final String UPDATE = "UPDATE " + TABLE
            + " SET reference_digest = ?, reference_sealed = ?, identity_level = ?, bound_at = ?, expires_at = ?"
            + " WHERE app_id = ? AND openid_digest = ?";
    private static final String INSERT = "INSERT INTO " + TABLE
            + " (reference_digest, reference_sealed, identity_level, bound_at, expires_at, app_id, openid_digest)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT reference_sealed, identity_level, bound_at, expires_at FROM " + TABLE
            + " WHERE app_id = ? AND openid_digest = ? AND expires_at > ?";
    private static final String DELETE = "DELETE FROM " + TABLE + " WHERE app_id = ? AND ";

    private final Jdbc jdbc;
    private final String appId;
    private final HmacSha256 digests;
    private final FieldCipher cipher;
    private final InstantSource clock;

    /**
     * On the system clock.
     *
     * @param digestKey at least 32 bytes, random, used for nothing else, kept apart from the database
     * @param cipher encrypts the references
     * @throws IllegalArgumentException if the key is too short, or the appid is none
     */
    public JdbcIdentityBinder(DataSource database, String appId, Secret digestKey, FieldCipher cipher) {
        this(database, appId, digestKey, cipher, Clock.systemUTC());
    }

    /**
     * On a clock. Does no I/O.
     *
     * @param digestKey at least 32 bytes, random, used for nothing else, kept apart from the database
     * @param cipher encrypts the references
     * @throws IllegalArgumentException if the key is too short, or the appid is none
     */
    public JdbcIdentityBinder(
            DataSource database, String appId, Secret digestKey, FieldCipher cipher, InstantSource clock) {
        this.jdbc = new Jdbc(database);
        this.appId = PlainName.checked("appId", appId);
        this.digests = new HmacSha256("digestKey", digestKey);
        this.cipher = Objects.requireNonNull(cipher, "cipher");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Creates the table unless it is there. Several JVMs may do so at once.
     *
     * @throws StoreException if the database fails
     */
    public static void createSchema(DataSource database) {
        Schema.create(database, JdbcIdentityBinder.class, "identity", TABLE);
    }

    @Override
    public IdentityBinding bind(OpenId openId, CitizenReference reference, IdentityLevel level, Duration validFor) {
        IdentityBinding binding = IdentityBinding.from(clock.instant(), reference, level, validFor);
        String who = digest("openid", openId.value());
        long boundAt = binding.boundAt().toEpochMilli();
        long expiresAt = binding.expiresAt().toEpochMilli();
        Object[] row = {
            digest("reference", reference.value()),
            cipher.encrypt(reference.value(), context(who, level.value(), boundAt, expiresAt)),
            level.value(),
            boundAt,
            expiresAt,
            appId,
            who
        };
        for (int turn = 0; turn < TURNS; turn++) {
            if (jdbc.update(UPDATE, row) > 0 || jdbc.insert(INSERT, row)) {
                return binding;
            }
            // Inserted by another between the two, and perhaps erased again by the next look.
        }
        throw new StoreException("A binding could not be written: others keep changing it", null);
    }

    @Override
    public Optional<IdentityBinding> find(OpenId openId) {
        String who = digest("openid", openId.value());
        return jdbc.first(Row::read, SELECT, appId, who, clock.instant().toEpochMilli())
                .map(row -> binding(who, row));
    }

    @Override
    public boolean erase(OpenId openId) {
        return jdbc.update(DELETE + "openid_digest = ?", appId, digest("openid", openId.value())) > 0;
    }

    @Override
    public int eraseByReference(CitizenReference reference) {
        return jdbc.update(DELETE + "reference_digest = ?", appId, digest("reference", reference.value()));
    }

    @Override
    public int eraseExpired() {
        return jdbc.update(DELETE + "expires_at <= ?", appId, clock.instant().toEpochMilli());
    }

    private IdentityBinding binding(String who, Row row) {
        String reference = cipher.decrypt(row.sealed, context(who, row.level, row.boundAt, row.expiresAt));
        return new IdentityBinding(
                CitizenReference.of(reference),
                IdentityLevel.of(row.level),
                Instant.ofEpochMilli(row.boundAt),
                Instant.ofEpochMilli(row.expiresAt));
    }

    /** All that the ciphertext stands for, so that no part of a row can be changed or moved. */
    private String context(String who, String level, long boundAt, long expiresAt) {
        return String.join("|", TABLE, appId, who, level, Long.toString(boundAt), Long.toString(expiresAt));
    }

    private String digest(String field, String value) {
        return HexFormat.of()
                .formatHex(digests.digest(field.getBytes(UTF_8), appId.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private record Row(String sealed, String level, long boundAt, long expiresAt) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4));
        }
    }
}
