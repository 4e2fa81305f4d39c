package io.github.weizheng.core;

/**
 * A text that tells who a citizen is. {@link #toString()} shows it masked, so that it can stand in a log line, a message or an audit record;
 * only {@link #value()} has all of it.
 *
 * <p>Its kinds refuse what cannot be one of them with an {@link IllegalArgumentException} that never quotes the text. Two are equal if they are of one
 * kind and have the same value. Not serializable. Immutable and thread-safe.
 */
public abstract sealed class PersonalData permits IdNumber, OpenId, PersonName, PhoneNumber {
    private final String value;

    PersonalData(String value) {
        this.value = value;
    }

    /** The whole text. It is personal data: keep it out of logs. */
    public final String value() {
        return value;
    }

    /** What others may see of a value. */
    abstract String masked(String value);

    @Override
    public final boolean equals(Object other) {
        return other instanceof PersonalData that && getClass() == that.getClass() && value.equals(that.value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** The masked form; the kinds say which. */
    @Override
    public final String toString() {
        return masked(value);
    }
}
