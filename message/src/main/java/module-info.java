/** Conversations and notices: what citizens send, what the office answers and tells them. */
@org.jspecify.annotations.NullMarked
module io.github.weizheng.message {
    requires static transitive org.jspecify;
    requires transitive io.github.weizheng.core;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;

    exports io.github.weizheng.message.callback;
    exports io.github.weizheng.message.catalog;
    exports io.github.weizheng.message.customerservice;
    exports io.github.weizheng.message.dialogue;
    exports io.github.weizheng.message.faq;
    exports io.github.weizheng.message.file.rules;
    exports io.github.weizheng.message.forward;
    exports io.github.weizheng.message.inbound;
    exports io.github.weizheng.message.preference;
    exports io.github.weizheng.message.reply;
    exports io.github.weizheng.message.route;
    exports io.github.weizheng.message.template;

    opens io.github.weizheng.message.callback to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.message.dialogue to
            com.fasterxml.jackson.databind;
    opens io.github.weizheng.message.template to
            com.fasterxml.jackson.databind;
}
