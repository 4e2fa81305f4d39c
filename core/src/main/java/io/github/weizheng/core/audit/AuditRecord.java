package io.github.weizheng.core.audit;

import io.github.weizheng.core.PersonalData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act: who, what, on which object, when, and how it ended.
 *
 * <pre>{@code
 * trail.record(AuditRecord.of(clock.instant(), "clerk-17", "notice.publish")
 *     .object("notice", "2026-118")
 *     .detail("citizen", openId)          // recorded as o6***2M
 *     .succeeded());
 * }</pre>
 *
 * <p><b>Citizens are shown masked.</b> {@link PersonalData} is recorded in its masked form. In plain texts, what has the form of an openid or of an
 * 18-character ID number with the right check character is masked too, and in a reason mobile numbers as well. Names, landlines and foreign numbers cannot be told from other
 * words: hand them in as {@link PersonalData}. To find the citizen again, record your own reference to the case.
 *
 * <p><b>Texts are safe to print on one line.</b> Control characters, line separators, characters that turn the direction of writing and halves of
 * surrogate pairs stand as a visible {@code \}{@code uXXXX}. Limits hold for the text as given and as recorded, in {@code char}s; what is longer is refused, not shortened.
 *
 * <p>Immutable and thread-safe. Two records are never equal.
 */
public final class AuditRecord {
    private final String id = UUID.randomUUID().toString();
    private final Instant at;
    private final String actor;
    private final String action;
    private final @Nullable String objectKind;
    private final @Nullable String objectId;
    private final Map<String, String> details;
    private final Outcome outcome;
    private final @Nullable String reason;

    private AuditRecord(Draft draft, Outcome outcome, @Nullable String reason) {
        this.at = draft.at;
        this.actor = draft.actor;
        this.action = draft.action;
        this.objectKind = draft.objectKind;
        this.objectId = draft.objectId;
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(draft.details));
        this.outcome = outcome;
        this.reason = reason;
    }

    /**
     * Begins a record.
     *
     * @param at when it happened, kept to the microsecond, in the years 1 to 9999
     * @param actor who did it, 1 to 128 chars: a clerk's account, a system
     * @param action what was done, 1 to 64 chars, in words of your own choice such as {@code notice.publish}
     * @throws IllegalArgumentException if a limit is not kept
     */
    public static Draft of(Instant at, String actor, String action) {
        return new Draft(at, actor, action);
    }

    /** The same, for an act of a citizen, who is recorded masked. */
    public static Draft of(Instant at, PersonalData actor, String action) {
        return new Draft(at, actor.toString(), action);
    }

    /** A random UUID of this record, by which a record that was handed in twice is known. */
    public String id() {
        return id;
    }

    /** When it happened. */
    public Instant at() {
        return at;
    }

    /** Who did it. */
    public String actor() {
        return actor;
    }

    /** What was done. */
    public String action() {
        return action;
    }

    /** What kind of object it was done to; there if {@link #objectId()} is. */
    public Optional<String> objectKind() {
        return Optional.ofNullable(objectKind);
    }

    /** Which object of that kind. */
    public Optional<String> objectId() {
        return Optional.ofNullable(objectId);
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Why it was refused or failed, if that was said. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** What else is to be known, in the order given. Unmodifiable. */
    public Map<String, String> details() {
        return details;
    }

    /** The record as a JSON object on one line, with the fields named as the methods here; for implementations of {@link AuditTrail}. */
    public String toJson() {
        return AuditJson.of(this);
    }

    /** Id, action and outcome: enough to find it. */
    @Override
    public String toString() {
        return "AuditRecord[" + id + " " + action + " " + outcome.code() + "]";
    }

    /** How an act ended. */
    public enum Outcome {
        /** It was done. */
        SUCCESS,
        /** It was not allowed, and not done. */
        REFUSED,
        /** It was begun and went wrong; it may have had an effect. */
        FAILED;

        /** As it stands in stored records: {@code success}, {@code refused}, {@code failed}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A record in the making; {@code succeeded}, {@code refused} and {@code failed} make one. For one thread.
     *
     * <p>Every method throws {@link IllegalArgumentException} if a limit is not kept, and then leaves the draft as it was.
     */
    public static final class Draft {
        private static final int MAX_DETAILS = 16;
        private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
        private final Instant at;
        private final String actor;
        private final String action;
        private final Map<String, String> details = new LinkedHashMap<>();
        private @Nullable String objectKind;
        private @Nullable String objectId;

        private Draft(Instant at, String actor, String action) {
            if (at.isBefore(FIRST) || !at.isBefore(END)) {
                throw new IllegalArgumentException("at: in the years 1 to 9999, actual " + at);
            }
            this.at = at.truncatedTo(ChronoUnit.MICROS);
            this.actor = AuditText.word("actor", 128, actor);
            this.action = AuditText.word("action", 64, action);
        }

        /** Names the object: its kind with 1 to 64 chars, its id with 1 to 256. */
        public Draft object(String kind, String id) {
            String checkedKind = AuditText.word("object kind", 64, kind);
            this.objectId = AuditText.word("object id", 256, id);
            this.objectKind = checkedKind;
            return this;
        }

        /** Names a citizen as the object, recorded masked. */
        public Draft object(String kind, PersonalData citizen) {
            return object(kind, citizen.toString());
        }

        /** Adds a detail: a name with 1 to 64 chars that is not there yet, a value with up to 500. Up to 16 details. */
        public Draft detail(String name, String value) {
            String checkedName = AuditText.word("detail name", 64, name);
            String checkedValue = AuditText.phrase("detail value", 500, value);
            if (details.containsKey(checkedName)) {
                throw new IllegalArgumentException("detail " + checkedName + ": once, actual twice");
            }
            if (details.size() == MAX_DETAILS) {
                throw new IllegalArgumentException("details: up to " + MAX_DETAILS + ", actual one more");
            }
            details.put(checkedName, checkedValue);
            return this;
        }

        /** Adds a detail about a citizen, recorded masked. */
        public Draft detail(String name, PersonalData value) {
            return detail(name, value.toString());
        }

        /** It was done. */
        public AuditRecord succeeded() {
            return new AuditRecord(this, Outcome.SUCCESS, null);
        }

        /** It was not allowed. */
        public AuditRecord refused() {
            return new AuditRecord(this, Outcome.REFUSED, null);
        }

        /** It was not allowed, for a reason of 1 to 500 chars. */
        public AuditRecord refused(String reason) {
            return new AuditRecord(this, Outcome.REFUSED, AuditText.prose("reason", 500, reason));
        }

        /** It went wrong. */
        public AuditRecord failed() {
            return new AuditRecord(this, Outcome.FAILED, null);
        }

        /** It went wrong, for a reason of 1 to 500 chars. */
        public AuditRecord failed(String reason) {
            return new AuditRecord(this, Outcome.FAILED, AuditText.prose("reason", 500, reason));
        }
    }
}
