/** Customer-service messages: who may be written to when, the messages themselves, and the agents. */
@NullMarked
package io.github.weizheng.testkit.customerservice;

import org.jspecify.annotations.NullMarked;
