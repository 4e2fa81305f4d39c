package io.github.weizheng.message.callback;

class InMemoryInboxTest extends InboxContract {
    @Override
    Inbox inbox() {
        return new InMemoryInbox();
    }
}
