package io.github.weizheng.message.faq;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text without what makes no difference to its meaning: case, width, punctuation, white space. */
record Wording(List<String> runs) {
    /** Characters of which questions are full and which say little about their matter. Without them nothing is found worse, and all faster. */
    private static final String FILLERS = "请问怎么如何样咋什哪里儿在我你您想的了吗呢啊吧要需须能可以办理弄做是有去到多少几个一下会得把被";

    static Wording of(String text) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean chinese = false;
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (int i = 0; i < folded.length(); i += Character.charCount(folded.codePointAt(i))) {
            int c = folded.codePointAt(i);
            boolean word = isWord(c);
            if (!run.isEmpty() && (!word || Character.isIdeographic(c) != chinese)) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (word) {
                chinese = Character.isIdeographic(c);
                run.appendCodePoint(c);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return new Wording(List.copyOf(runs));
    }

    /** The same for texts that differ in nothing that matters; empty if nothing is left. */
    String key() {
        return String.join("", runs);
    }

    /** What to compare: of Chinese, which has no blanks, each character and each pair of neighbours that are not fillers; of others the words. */
    Set<String> features() {
        Set<String> features = new LinkedHashSet<>();
        for (String run : runs) {
            if (!Character.isIdeographic(run.codePointAt(0))) {
                features.add(run);
                continue;
            }
            int[] characters = run.codePoints().toArray();
            for (int i = 0; i < characters.length; i++) {
                boolean filler = isFiller(characters[i]);
                if (!filler) {
                    features.add(new String(characters, i, 1));
                }
                if (i + 1 < characters.length && !(filler && isFiller(characters[i + 1]))) {
                    features.add(new String(characters, i, 2));
                }
            }
        }
        return features;
    }

    private static boolean isFiller(int character) {
        return FILLERS.indexOf(character) >= 0;
    }

    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
