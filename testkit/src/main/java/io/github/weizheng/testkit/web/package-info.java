/** Sign-in on web pages: the page that asks, codes, and the tokens of one user. */
@NullMarked
package io.github.weizheng.testkit.web;

import org.jspecify.annotations.NullMarked;
