package io.github.weizheng.message.forward;

/** How it stands between a target and a message, once that is known. No record: its text must not show. */
final class Settled {
    final ForwardOutcome outcome;

    /** Plain, as it goes to the citizen; empty unless the target replied and may answer. */
    final String reply;

    private Settled(ForwardOutcome outcome, String reply) {
        this.outcome = outcome;
        this.reply = reply;
    }

    static Settled acknowledged(String reply, boolean mayAnswer) {
        if (reply.isEmpty()) {
            return new Settled(ForwardOutcome.SILENT, "");
        }
        return mayAnswer ? new Settled(ForwardOutcome.REPLIED, reply) : new Settled(ForwardOutcome.REPLY_IGNORED, "");
    }

    static Settled failed(ForwardOutcome outcome) {
        return new Settled(outcome, "");
    }
}
