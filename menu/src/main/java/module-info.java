/** Typed menus: build, check, publish. */
@org.jspecify.annotations.NullMarked
module io.github.weizheng.menu {
    requires static transitive org.jspecify;
    requires transitive io.github.weizheng.core;
    requires com.fasterxml.jackson.databind;

    exports io.github.weizheng.menu;
    exports io.github.weizheng.menu.catalog;
    exports io.github.weizheng.menu.group;
    exports io.github.weizheng.menu.layout;
    exports io.github.weizheng.menu.picture;
    exports io.github.weizheng.menu.template;

    opens io.github.weizheng.menu to
            com.fasterxml.jackson.databind;
}
