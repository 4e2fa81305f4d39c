package io.github.weizheng.testkit.callback;

/** Why WeChat does not take an answer. Never leaves this package. */
final class UnacceptableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnacceptableAnswer(String problem) {
        super(problem, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    static void unless(boolean kept, String problem) {
        if (!kept) {
            throw new UnacceptableAnswer(problem);
        }
    }
}
