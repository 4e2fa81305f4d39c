package io.github.weizheng.message.reply;

enum NoReply implements Reply {
    INSTANCE
}
