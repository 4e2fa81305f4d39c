package io.github.weizheng.menu;

import io.github.weizheng.core.WeChatException;

/** A plan that was not applied, because it is no longer the one that was read. Nothing has changed: make it anew and read it. */
public final class MenuChangedException extends WeChatException {
    private static final long serialVersionUID = 1L;

    MenuChangedException(String why) {
        super(why + "; make the plan anew and read it (菜单或方案已变化，请重新生成方案并核对)", Effect.NONE, null);
    }
}
