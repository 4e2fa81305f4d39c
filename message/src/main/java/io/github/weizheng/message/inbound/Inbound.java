package io.github.weizheng.message.inbound;

/**
 * What WeChat delivers: something a citizen said, or something that happened.
 *
 * <p>Values of these types come from an endpoint that has verified them. A minor release may add kinds, so a switch over them keeps a
 * default branch; what is not modelled yet is an {@link InboundMessage.UnknownMessage} or {@link InboundEvent.UnknownEvent}.
 * Constructors and patterns of the records are outside semantic versioning: a kind may gain a component. Immutable and thread-safe.
 */
public sealed interface Inbound permits InboundMessage, InboundEvent {
    /** Who wrote to which account, and when. */
    Envelope envelope();

    /** Everything that stood on the wire. */
    Fields fields();

    /**
     * A key that is the same whenever WeChat delivers this message again, and another for any other message: for effects that must happen
     * once. A message has its id, which is unique only together with its sender; an event has sender, second, kind and what tells two of one
     * second apart. It is a digest, so no openid shows in it, and tells accounts apart by their original id.
     *
     * <p>Computed at each call. What WeChat delivers without id and time is told by all its fields, so two that are the same in every field
     * have the same key.
     *
     * @return 64 lower-case hex digits
     */
    default String idempotencyKey() {
        return IdempotencyKey.of(this);
    }
}
