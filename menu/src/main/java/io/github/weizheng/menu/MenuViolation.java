package io.github.weizheng.menu;

/**
 * One mistake in a menu.
 *
 * @param path where: {@code button[0].sub_button[2].name}; for broken JSON its line and column
 * @param rule what is broken; its remedy says what to do
 * @param limit what is allowed, with its unit
 * @param actual what is there
 */
public record MenuViolation(String path, MenuRule rule, String limit, String actual) {
    @Override
    public String toString() {
        return path + ": " + rule + ": " + limit + ", actual " + actual;
    }
}
