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
}
