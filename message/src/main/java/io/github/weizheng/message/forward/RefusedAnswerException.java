package io.github.weizheng.message.forward;

/** What a vendor answered is nothing that a citizen may get. Holds nothing of it. */
final class RefusedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;
    final ForwardOutcome outcome;

    RefusedAnswerException(ForwardOutcome outcome) {
        super(outcome.name(), null, false, false);
        this.outcome = outcome;
    }
}
