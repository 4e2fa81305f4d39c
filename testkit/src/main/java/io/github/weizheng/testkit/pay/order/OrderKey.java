package io.github.weizheng.testkit.pay.order;

/**
 * What a purchase is known by: combined orders count their numbers for themselves.
 *
 * @param number the out_trade_no or combine_out_trade_no
 */
record OrderKey(boolean combined, String number) {
    static OrderKey of(Form form, String number) {
        return new OrderKey(form == Form.COMBINED, number);
    }
}
