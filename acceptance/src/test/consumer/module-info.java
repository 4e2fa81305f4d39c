module consumer {
    requires io.github.weizheng.core;
    requires io.github.weizheng.message;
    requires io.github.weizheng.menu;
    requires io.github.weizheng.payment;

    opens consumer to
            com.fasterxml.jackson.databind;
}
