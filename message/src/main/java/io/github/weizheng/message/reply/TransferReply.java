package io.github.weizheng.message.reply;

/**
 * The conversation goes to the customer-service agents.
 *
 * @param agent {@code prefix@account-wechat-id}, empty for whoever is free
 */
public record TransferReply(String agent) implements Reply {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if it is more than 512 characters or not visible ASCII
     */
    public TransferReply {
        if (!agent.isEmpty()) {
            Checked.id("agent", agent);
        }
    }

    /** Leaves out which agent. */
    @Override
    public String toString() {
        return agent.isEmpty() ? "TransferReply[]" : "TransferReply[to one agent]";
    }

    static TransferReply to(String agent) {
        return new TransferReply(Checked.id("agent", agent));
    }
}
