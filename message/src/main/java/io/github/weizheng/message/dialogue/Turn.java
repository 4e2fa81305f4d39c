package io.github.weizheng.message.dialogue;

/**
 * A question that is open.
 *
 * @param question its name
 * @param data what it carries
 * @param tries answers so far that were asked again
 * @param askedBy the key of the message in answer to which it was asked
 */
record Turn(String question, String data, int tries, String askedBy) {
    /** The same question after an answer that would not do. */
    Turn onceMore() {
        return new Turn(question, data, tries + 1, askedBy);
    }

    /** Leaves out what it carries. */
    @Override
    public String toString() {
        return "Turn[" + question + ", after " + tries + " others]";
    }
}
