package io.github.weizheng.core.doctor;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.WeChatException;
import java.util.Locale;
import java.util.Objects;

/** One thing that was looked at. Texts are for people: in Chinese for a Chinese locale, in English for any other. Immutable. */
public final class Finding {
    private final Words subject;
    private final Verdict verdict;
    private final Words observation;
    private final Words advice;

    private Finding(Words subject, Verdict verdict, Words observation, Words advice) {
        this.subject = subject;
        this.verdict = verdict;
        this.observation = Objects.requireNonNull(observation);
        this.advice = advice;
    }

    static Finding fine(Words subject, Words observation) {
        return new Finding(subject, Verdict.FINE, observation, Words.NONE);
    }

    static Finding attention(Words subject, Words observation, Words advice) {
        return new Finding(subject, Verdict.ATTENTION, observation, advice);
    }

    static Finding wrong(Words subject, Words observation, Words advice) {
        return new Finding(subject, Verdict.WRONG, observation, advice);
    }

    static Finding skipped(Words subject, Words why) {
        return new Finding(subject, Verdict.SKIPPED, why, Words.NONE);
    }

    /** What was looked at. */
    public String subject(Locale locale) {
        return subject.in(locale);
    }

    /** How to take it. */
    public Verdict verdict() {
        return verdict;
    }

    /** What was seen. Holds no secret, token or openid. */
    public String observation(Locale locale) {
        return observation.in(locale);
    }

    /** What to file or click next; empty if nothing is to be done. */
    public String advice(Locale locale) {
        return advice.in(locale);
    }

    /** In English, on one line. */
    @Override
    public String toString() {
        String head = verdict.words().en() + ": " + subject.en() + ": " + observation.en();
        return advice.en().isEmpty() ? head : head + " -> " + advice.en();
    }

    /** What may be shown of a failure: words of this library, but only the kind of anybody else's. */
    static String said(RuntimeException e) {
        boolean ours = e instanceof WeChatException || e instanceof StoreException;
        return ours ? String.valueOf(e.getMessage()) : e.getClass().getSimpleName();
    }

    Words subject() {
        return subject;
    }
}
