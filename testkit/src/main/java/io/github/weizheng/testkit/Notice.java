package io.github.weizheng.testkit;

import java.util.Map;
import java.util.Optional;

/**
 * A template message as it arrived at a citizen.
 *
 * @param templateId the template that was used
 * @param title the title of that template
 * @param data the values by key, without {@code .DATA}, in the template's order; keys unknown to the template are left out
 * @param url where a tap on the notice leads, if anywhere
 * @param text the template's content with the placeholders filled in
 */
public record Notice(String templateId, String title, Map<String, String> data, Optional<String> url, String text) {}
