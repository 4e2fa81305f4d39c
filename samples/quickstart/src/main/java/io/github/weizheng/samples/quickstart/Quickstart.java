package io.github.weizheng.samples.quickstart;

import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A citizen served end to end: no WeChat account, no merchant number, no network.
 *
 * <p>{@link ServiceHall} and {@link PaymentWindow} are what an office writes; {@link WaterCompany} stands for its billing system; {@link Story} is what a citizen
 * does. With {@code --serve} it keeps running, and each line typed is sent in the citizen's name.
 */
public final class Quickstart {
    private Quickstart() {}

    /** Plays the story. Exits with 0 if every step came out as it should, else with 1. */
    public static void main(String[] args) throws IOException {
        // The JDK's server otherwise waits 40 ms before each answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        PrintStream out = new PrintStream(System.out, true, charset());
        boolean serve = List.of(args).contains("--serve");
        if (!play(out, new WaterCompany(), serve)) {
            System.exit(1);
        }
    }

    /** The terminal's, as on a Chinese Windows, if it has Chinese characters. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", "UTF-8"));
        boolean able =
                Charset.isSupported(name) && Charset.forName(name).newEncoder().canEncode('政');
        return able ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** Plays the story to a stream; whether every step came out as it should. */
    static boolean play(PrintStream out, WaterCompany water, boolean serve) throws IOException {
        try (WeChatSimulator wechat = WeChatSimulator.start();
                ServiceHall hall = new ServiceHall(wechat, water)) {
            boolean played = new Story(wechat, hall, water, new Transcript(out, wechat)).play();
            if (played && serve) {
                serve(out, wechat, hall);
            }
            return played;
        }
    }

    private static String answer(Citizen citizen, String line) {
        try {
            return citizen.write(line).reply().map(Story::read).orElse("（无）");
        } catch (IllegalArgumentException e) {
            return "（这句话微信送不到：" + e.getMessage() + "）";
        }
    }

    private static void serve(PrintStream out, WeChatSimulator wechat, ServiceHall hall) throws IOException {
        Citizen citizen = wechat.citizen(Story.CITIZEN);
        out.println();
        out.println("服务大厅仍在运行：" + hall.callbackUrl());
        out.println("输入一句话，回车后以市民身份发送；按 Ctrl-C 退出。");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, charset()));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                out.println("大厅答复：" + answer(citizen, line));
            }
        }
        // Without a terminal there is nothing to read, and the hall stays open until the process is ended.
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
