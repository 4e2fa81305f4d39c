package io.github.weizheng.message.dialogue;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Match;
import java.util.Optional;

/** An office whose ordinary rules answer everything in one way. */
final class Hall {
    static final String ORDINARY = "ordinary";

    private Hall() {}

    static String answers(Dialogues dialogues, Inbound inbound) throws Exception {
        Optional<Match> match = dialogues.match(inbound);
        return match.isPresent() ? seen(match.get().handler().handle(inbound), inbound) : ORDINARY;
    }

    static String seen(Reply reply, Inbound inbound) {
        return reply.toXml(inbound, inbound.envelope().createTime())
                .map(xml -> xml.replaceAll("(?s).*<Content><!\\[CDATA\\[(.*?)]]></Content>.*", "$1"))
                .orElse("");
    }
}
