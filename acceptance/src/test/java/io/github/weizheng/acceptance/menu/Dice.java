package io.github.weizheng.acceptance.menu;

import java.util.List;
import java.util.Random;

/** Chance that is the same in every run. For one thread. */
final class Dice {
    private static final List<List<String>> BY_BYTES = List.of(
            List.of("a", "Z", "7", "-", "/"),
            List.of("é", "ß", "Ω"),
            List.of("办", "事", "“", "　"),
            List.of("🏛", "👵", "𠮷"));

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** A number from {@code least} to {@code most}. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Whether a thing happens that happens once in so many times. */
    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    final <T> T oneOf(T... all) {
        return all[random.nextInt(all.length)];
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A text of exactly so many bytes, of characters of one to four, that is not blank. */
    String text(int bytes) {
        StringBuilder text = new StringBuilder("x");
        int left = bytes - 1;
        while (left > 0) {
            int next = between(1, Math.min(4, left));
            text.append(oneOf(BY_BYTES.get(next - 1)));
            left -= next;
        }
        return text.toString();
    }

    /** A text of up to so many bytes, often of exactly so many or one less. */
    String textUpTo(int bytes) {
        return text(oneOf(bytes, bytes - 1, between(1, bytes), between(1, Math.min(bytes, 12))));
    }
}
