package io.github.weizheng.message.inbound;

/**
 * A conversation between a citizen and an agent begins, ends, or changes hands (客服会话).
 *
 * @see <a href="https://developers.weixin.qq.com/doc/offiaccount/Customer_Service/Session_control.html">客服会话控制</a>
 */
public sealed interface SessionEvent extends InboundEvent {
    /**
     * An agent has taken the citizen (kf_create_session).
     *
     * @param kfAccount the agent's account
     */
    record KfCreateSession(Envelope envelope, String kfAccount, Fields fields) implements SessionEvent {
        /** Leaves the agent out. */
        @Override
        public String toString() {
            return "KfCreateSession[" + envelope + "]";
        }
    }

    /**
     * The conversation is over (kf_close_session).
     *
     * @param kfAccount the agent's account
     */
    record KfCloseSession(Envelope envelope, String kfAccount, Fields fields) implements SessionEvent {
        /** Leaves the agent out. */
        @Override
        public String toString() {
            return "KfCloseSession[" + envelope + "]";
        }
    }

    /**
     * Another agent has taken over (kf_switch_session).
     *
     * @param fromKfAccount who had the conversation
     * @param toKfAccount who has it now
     */
    record KfSwitchSession(Envelope envelope, String fromKfAccount, String toKfAccount, Fields fields)
            implements SessionEvent {
        /** Leaves the agents out. */
        @Override
        public String toString() {
            return "KfSwitchSession[" + envelope + "]";
        }
    }

    /**
     * Someone opened the customer-service chat of a mini program that shares the callback (user_enter_tempsession).
     *
     * @param sessionFrom what the mini program says of where it was opened
     */
    record UserEnterTempSession(Envelope envelope, String sessionFrom, Fields fields) implements SessionEvent {
        /** Leaves out what the mini program says. */
        @Override
        public String toString() {
            return "UserEnterTempSession[" + envelope + "]";
        }
    }
}
