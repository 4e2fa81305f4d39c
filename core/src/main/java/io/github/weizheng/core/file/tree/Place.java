package io.github.weizheng.core.file.tree;

/**
 * Where in a text.
 *
 * @param line from 1; 0 if not known
 * @param column the character, from 1; 0 if not known
 */
public record Place(int line, int column) {}
