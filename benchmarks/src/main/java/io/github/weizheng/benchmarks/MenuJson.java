package io.github.weizheng.benchmarks;

import static io.github.weizheng.menu.MenuButton.article;
import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.locationSelect;
import static io.github.weizheng.menu.MenuButton.media;
import static io.github.weizheng.menu.MenuButton.miniProgram;
import static io.github.weizheng.menu.MenuButton.scanCodeWaitMsg;
import static io.github.weizheng.menu.MenuButton.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weizheng.core.MenuKey;
import io.github.weizheng.menu.Menu;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The JSON of a menu of three columns with five entries each. The floor writes the same tree, ready made, with Jackson alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MenuJson {
    private final Menu menu = Menu.builder()
            .group(
                    "服务汇",
                    view("办事指南", "https://hall.example.gov.cn/guide"),
                    view("网上办事大厅", "https://hall.example.gov.cn/?from=wechat&lang=zh"),
                    miniProgram("预约取号", "https://hall.example.gov.cn", "wx286b93c14bbf93aa", "pages/booking/index"),
                    click("办件进度查询", MenuKey.of("PROGRESS")),
                    scanCodeWaitMsg("扫码查验证照", MenuKey.of("SCAN_LICENCE")))
            .group(
                    "资讯汇",
                    view("通知公告", "https://www.example.gov.cn/notices"),
                    view("政务公开", "https://www.example.gov.cn/disclosure"),
                    article("政策解读", "kQb_w_TizArticle"),
                    media("办事长图", "nTXe3aMedia"),
                    view("新闻动态", "https://www.example.gov.cn/news"))
            .group(
                    "互动汇",
                    click("我要咨询", MenuKey.of("CONSULT")),
                    view("投诉建议", "https://www.example.gov.cn/complaints"),
                    locationSelect("附近网点", MenuKey.of("NEARBY")),
                    view("政务服务好差评", "https://www.example.gov.cn/rating"),
                    click("人工客服", MenuKey.of("AGENT")))
            .build();
    private final ObjectMapper jackson = new ObjectMapper();
    private final JsonNode tree;

    public MenuJson() {
        try {
            tree = jackson.readTree(menu.toJson());
            if (!jackson.writeValueAsString(tree).equals(menu.toJson())) {
                throw new IllegalStateException("the two do not write the same");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public String floor() throws JsonProcessingException {
        return jackson.writeValueAsString(tree);
    }

    @Benchmark
    public String write() {
        return menu.toJson();
    }
}
