package io.github.weizheng.core.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a {@link Doctor} found, worst things not first but in the order in which they depend on each other. Immutable. */
public final class DoctorReport {
    private static final int MAX_NAME = 40;
    private final String appId;
    private final List<Finding> findings;

    DoctorReport(String appId, List<Finding> findings) {
        this.appId = appId;
        this.findings = List.copyOf(findings);
    }

    /** All findings. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether nothing is {@link Verdict#WRONG}. */
    public boolean healthy() {
        return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.WRONG);
    }

    /** The report as a table for a terminal, with what to do under each line. */
    public String table(Locale locale) {
        int subjects =
                widest(findings.stream().map(finding -> finding.subject(locale)).toList());
        int verdicts = widest(findings.stream()
                .map(finding -> finding.verdict().words().in(locale))
                .toList());
        String indent = " ".repeat(subjects + verdicts + 4);
        return findings.stream()
                .map(finding -> {
                    String line = padded(finding.verdict().words().in(locale), verdicts) + "  "
                            + padded(finding.subject(locale), subjects) + "  " + finding.observation(locale);
                    String advice = finding.advice(locale);
                    return advice.isEmpty() ? line : line + "\n" + indent + "→ " + advice;
                })
                .collect(Collectors.joining("\n", appId + "\n", "\n"));
    }

    /** The table in Chinese. */
    @Override
    public String toString() {
        return table(Locale.CHINESE);
    }

    private static int widest(List<String> texts) {
        return Math.min(
                MAX_NAME, texts.stream().mapToInt(DoctorReport::width).max().orElse(0));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Columns in a terminal, where a Chinese character takes two. */
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }
}
