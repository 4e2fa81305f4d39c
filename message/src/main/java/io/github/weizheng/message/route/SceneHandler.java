package io.github.weizheng.message.route;

import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.reply.Reply;

/** Answers a citizen who came by a QR code with a scene (带参数二维码). Called by many threads at once; see {@link InboundHandler}. */
@FunctionalInterface
public interface SceneHandler {
    /**
     * Answers.
     *
     * @param scene the code's scene, without {@code qrscene_}
     * @param scanned {@link InboundEvent.Subscribe} if the citizen began to follow with it, else {@link InboundEvent.Scan}
     */
    Reply handle(String scene, InboundEvent scanned) throws Exception;
}
