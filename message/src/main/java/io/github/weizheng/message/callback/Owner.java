package io.github.weizheng.message.callback;

import io.github.weizheng.message.reply.Reply;

/** Who answers for a message: WeChat's request until that is answered, the inbox from then on. It is told once how the handler ended. */
interface Owner {
    void handled(Reply reply);

    /** Also if {@link #handled} threw. */
    void failed();
}
