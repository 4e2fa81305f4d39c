package io.github.weizheng.testkit.menu;

/** A 个性化菜单: a menu, and who sees it. */
record ConditionalMenu(PublishedMenu menu, MatchRule rule) {}
