package io.github.weizheng.samples.quickstart;

import io.github.weizheng.testkit.Direction;
import io.github.weizheng.testkit.Exchange;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Prints each step with what happened on the wire meanwhile. */
final class Transcript {
    private final PrintStream out;
    private int steps;

    Transcript(PrintStream out, WeChatSimulator wechat) {
        this.out = out;
        out.println("微政快速开始：一位市民与一个政务服务号。微信与微信支付均在本机模拟，无需账号、商户号与外网。");
        wechat.observe(this::exchange);
    }

    /** Runs a step; whether it came out as it should. */
    boolean step(String title, Supplier<String> action) {
        out.println();
        out.println(++steps + ". " + title);
        try {
            out.println("   ✓ " + action.get());
            return true;
        } catch (RuntimeException e) {
            out.println("   ✗ 第 " + steps + " 步失败：" + e.getMessage());
            return false;
        }
    }

    boolean end() {
        out.println();
        out.println("全部 " + steps + " 步完成。");
        return true;
    }

    private void exchange(Exchange exchange) {
        String who = exchange.direction() == Direction.TO_WECHAT ? "大厅 → 微信" : "微信 → 大厅";
        out.println("     " + who + "  " + exchange.method() + " " + exchange.path() + "  " + exchange.status() + "  "
                + exchange.what());
    }
}
