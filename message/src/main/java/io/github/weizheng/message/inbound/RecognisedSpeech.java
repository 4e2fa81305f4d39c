package io.github.weizheng.message.inbound;

/** What WeChat writes down of speech. */
final class RecognisedSpeech {
    private static final String ENDS_OF_SENTENCES = "。．.！!？?，,";

    private RecognisedSpeech() {}

    static String withoutMark(String recognised) {
        String words = recognised.strip();
        int end = words.length();
        while (end > 0 && ENDS_OF_SENTENCES.indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        return words.substring(0, end);
    }
}
