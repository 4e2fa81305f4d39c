package io.github.weizheng.message.faq;

/** @param score 0 for nothing in common, 1 for the same */
record Scored(FaqEntry entry, double score) {}
