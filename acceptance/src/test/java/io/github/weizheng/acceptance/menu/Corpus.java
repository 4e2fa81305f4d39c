package io.github.weizheng.acceptance.menu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/**
 * Menus good and bad, the same in every run. Left out is what WeChat's pages leave open and the SDK refuses to be on the safe side: a
 * field twice, more than 1 MiB, escapes of control characters in fields that WeChat does not know.
 */
final class Corpus {
    private final Dice dice;
    private final GoodMenus good;
    private final BrokenMenus broken;

    Corpus(long seed) {
        dice = new Dice(seed);
        good = new GoodMenus(dice);
        broken = new BrokenMenus(dice, good);
    }

    Stream<Posting> postings(int count) {
        return Stream.generate(this::next).limit(count);
    }

    private Posting next() {
        boolean conditional = dice.onceIn(3);
        ObjectNode menu = conditional ? good.conditionalMenu() : good.menu();
        int changes = dice.oneOf(0, 1, 1, 2, 3);
        for (int i = 0; i < changes; i++) {
            broken.change(menu);
        }
        String json = dice.onceIn(30) ? broken.changeJson(menu.toString()) : menu.toString();
        return new Posting(conditional ? "addconditional" : "create", json);
    }
}
