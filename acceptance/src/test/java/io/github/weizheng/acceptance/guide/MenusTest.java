package io.github.weizheng.acceptance.guide;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.core.catalog.ServiceItem;
import io.github.weizheng.menu.ConditionalMenu;
import io.github.weizheng.menu.InvalidMenuException;
import io.github.weizheng.menu.MatchRule;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuBindings;
import io.github.weizheng.menu.MenuPlan;
import io.github.weizheng.menu.MenuRules;
import io.github.weizheng.menu.MenuSet;
import io.github.weizheng.menu.MenuSnapshot;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.menu.catalog.MenuLint;
import io.github.weizheng.menu.catalog.ServiceEntries;
import io.github.weizheng.menu.group.GroupPlan;
import io.github.weizheng.menu.group.GroupResult;
import io.github.weizheng.menu.group.MenuGroup;
import io.github.weizheng.menu.layout.MenuLayout;
import io.github.weizheng.menu.picture.MenuPicture;
import io.github.weizheng.menu.template.MenuFile;
import io.github.weizheng.menu.template.MenuTemplate;
import io.github.weizheng.menu.template.Variant;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.catalog.ServiceAnswers;
import io.github.weizheng.message.catalog.ServiceNotice;
import io.github.weizheng.message.faq.Faq;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.template.TemplateMessages;
import io.github.weizheng.testkit.WeChatSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MenusTest {
    private static final String FILE = """
            variables:
              host: www.example.gov.cn
            button:
              - name: 服务汇
                sub_button:
                  - {type: click, name: 办事查询, key: PROGRESS}
                  - {type: view, name: 网上大厅, url: "https://${host}/hall"}
              - {type: view, name: 资讯汇, url: "https://${host}/open"}
            conditionalmenu:
              - matchrule: {tag_id: 101}
                language: en
                names: {服务汇: Services, 办事查询: Progress, 网上大厅: Online hall, 资讯汇: News}
            """;

    @TempDir
    Path folder;

    @Test
    void inCode() throws Exception {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            WeChatApi api = WeChatApi.builder(Town.account(wechat))
                    .baseUrl(wechat.apiUrl())
                    .build();
            // tag::plan[]
            Menu menu = Menu.builder()
                    .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")), view("网上大厅", "https://hall.example.gov.cn"))
                    .button(view("资讯汇", "https://www.example.gov.cn"))
                    .build(); // 有错时 InvalidMenuException 一次列出全部：位置、上限、实际值、改法

            Menus menus = new Menus(api);
            MenuPlan plan = MenuPlan.of(menus, menu); // 读取线上菜单并比较，不做任何改动
            System.out.println(plan);
            MenuSnapshot backup = plan.apply(); // 线上菜单在此期间被他人改过，则拒绝执行
            // end::plan[]
            assertThat(plan.toString()).startsWith("+ default menu (默认菜单)");
            Path file = folder.resolve("menu-backup.json");
            // tag::rollback[]
            Files.writeString(file, backup.toJson()); // 备份可以存档
            MenuPlan.rollback(menus, MenuSnapshot.parse(Files.readString(file))).apply();
            // end::rollback[]
            assertThat(menus.current()).isEmpty();
        }
    }

    @Test
    void mistakesAndWarnings() {
        String json = "{\"button\":[{\"name\":\"我们的便民服务\",\"type\":\"view\",\"url\":\"gov.cn\"}]}";
        // tag::check[]
        MenuRules.check(json).forEach(violation -> System.out.println(violation.text(Locale.CHINA)));
        MenuRules.warnings(json).forEach(warning -> System.out.println(warning.text(Locale.CHINA)));
        // end::check[]
        assertThat(MenuRules.check(json).get(0).text(Locale.CHINA))
                .isEqualTo(
                        "第 1 行第 20 列：button[0].name：名称过长：一级不超过 16 字节（5 个汉字），二级不超过 60 字节（20 个汉字）。（允许 ≤ 16，实际 21 (我们的便民服务)）");
    }

    @Test
    void fromFilesForOneAccountAndForMany() throws Exception {
        Path file = Files.writeString(folder.resolve("menu.yaml"), FILE);
        try (WeChatSimulator city = WeChatSimulator.start();
                WeChatSimulator county = WeChatSimulator.start()) {
            WeChatApi cityApi =
                    WeChatApi.builder(Town.account(city)).baseUrl(city.apiUrl()).build();
            WeChatApi countyApi = WeChatApi.builder(Town.account(county))
                    .baseUrl(county.apiUrl())
                    .build();
            // tag::file[]
            MenuTemplate template = MenuFile.read(file); // 有错时列出每一处：行、列、改法
            MenuSet menus = template.menus(Map.of("host", "www.city.gov.cn"));
            MenuPlan.of(new Menus(cityApi), menus).apply();

            String live = MenuFile.yaml(new Menus(cityApi).snapshot()); // 反过来：把线上菜单导出成文件
            // end::file[]
            assertThat(MenuFile.parse("live.yaml", live.getBytes(UTF_8)).menus())
                    .isEqualTo(menus);
            // tag::group[]
            MenuGroup group = MenuGroup.builder(template)
                    .account("市", new Menus(cityApi), Map.of("host", "www.city.gov.cn"))
                    .account("县", new Menus(countyApi), Map.of("host", "www.county.gov.cn"))
                    .build();
            GroupPlan plan = group.plan(); // 每个账号各自的差异
            GroupResult result = plan.apply(); // 一个账号失败不影响其他账号
            group.rollback(result.before()).apply(); // 一起退回
            // end::group[]
            assertThat(result.unchanged()).containsExactly("市");
            assertThat(result.before()).containsOnlyKeys("县");
            assertThat(new Menus(countyApi).current()).isEmpty();
        }
    }

    @Test
    void forSomeOfTheCitizens() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            Menus menus = new Menus(WeChatApi.builder(Town.account(wechat))
                    .baseUrl(wechat.apiUrl())
                    .build());
            wechat.citizen("oCitizen000000000000000000A1").follow();
            wechat.citizen("oCitizen000000000000000000A1").tagged(102);
            // tag::variants[]
            MenuTemplate template = MenuTemplate.builder()
                    .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")), view("网上大厅", "https://${host}/${lang}"))
                    .variable("lang", "zh")
                    .variant(Variant.language("en", MatchRule.tag(101)) // 英文版：每个名称都要有译文，缺一个就报错
                            .name("服务汇", "Services")
                            .name("办事查询", "Progress")
                            .name("网上大厅", "Online hall")
                            .variable("lang", "en"))
                    .variant(Variant.of(MatchRule.tag(102)).name("办事查询", "查进度")) // 长者版：只改几个名称
                    .build();
            MenuPlan.of(menus, template.menus(Map.of("host", "hall.example.gov.cn")))
                    .apply();
            System.out.println(menus.tryMatch(OpenId.of("oCitizen000000000000000000A1"))); // 某位市民现在看到的菜单
            // end::variants[]
            assertThat(menus.tryMatch(OpenId.of("oCitizen000000000000000000A1")).toString())
                    .contains("查进度", "hall.example.gov.cn/zh");
            // tag::conditional[]
            String menuId = menus.addConditional(new ConditionalMenu(
                    MatchRule.tag(103),
                    Menu.builder().button(click("窗口人员", MenuKey.of("STAFF"))).build()));
            menus.deleteConditional(menuId);
            // end::conditional[]
            assertThat(menus.current().orElseThrow().conditional()).hasSize(2);
        }
    }

    @Test
    void entriesAndHandlersFitEachOther() {
        Menu menu = Menu.builder()
                .button(click("办事查询", MenuKey.of("PROGRESS")))
                .button(click("留言", MenuKey.of("MAILBOX")))
                .build();
        Router router = Router.builder()
                .onMenuClick(MenuKey.of("PROGRESS"), e -> Reply.text("请回复受理编号"))
                .onMenuClick(MenuKey.of("OLD"), e -> Reply.text("已停用"))
                .otherwise(m -> Reply.transferToAgent())
                .build();
        // tag::bindings[]
        MenuBindings bindings = MenuBindings.of(menu, router);
        assertThat(bindings.text(Locale.CHINA)).isEqualTo("""
                没有处理方法：留言 (click MAILBOX)
                菜单中没有该 key：OLD
                """);
        // end::bindings[]
    }

    @Test
    void layoutsAndPictures() throws Exception {
        // tag::layout[]
        String yaml = MenuLayout.SERVICE_CENTRE.yaml(); // 存成文件，改成自己的
        MenuSet menus = MenuLayout.SERVICE_CENTRE.template().menus(Map.of("host", "www.example.gov.cn"));
        // end::layout[]
        assertThat(MenuFile.parse("menu.yaml", yaml.getBytes(UTF_8))
                        .menus(Map.of("host", "www.example.gov.cn"))
                        .menu())
                .isEqualTo(menus.menu());
        // tag::picture[]
        MenuPicture picture = MenuPicture.builder("某某市政务服务")
                .menu("全部用户", menus.menu().buttons())
                .build();
        System.out.println(picture.text());
        Files.writeString(folder.resolve("menu.html"), picture.html()); // 评审会用，也可打印
        // end::picture[]
        assertThat(picture.text()).contains("服务汇");
        InvalidMenuException five = catchThrowableOfType(
                InvalidMenuException.class,
                () -> MenuFile.parse(
                        "five.yaml",
                        MenuLayout.PORTAL.ungroupedYaml().orElseThrow().getBytes(UTF_8)));
        assertThat(five.violations().get(0).text(Locale.CHINA)).contains("最多 3 个一级菜单，现有 5 个");
    }

    @Test
    void oneCatalogueForMenuAnswersAndNotices() throws Exception {
        Path file = Files.writeString(folder.resolve("services.csv"), """
                事项编码,事项名称,适老简称,实施部门,承诺时限,申请材料,网办深度,网址
                CARD,社保卡补办,补社保卡,市人社局,5 个工作日,身份证|户口簿,全程网办,https://hall.example.gov.cn/card
                PERMIT,居住证签注,,市公安局,即办,身份证,网上预审,
                """);
        try (Hotline hotline = new Hotline()) {
            WeChatApi api = WeChatApi.builder(hotline.account)
                    .baseUrl(hotline.wechat.apiUrl())
                    .build();
            String templateId = hotline.wechat.account().addTemplate("受理通知", "事项：{{thing1.DATA}} 部门：{{thing4.DATA}}");
            OpenId citizen = OpenId.of("oCitizen");
            hotline.citizen.follow();
            // tag::catalog[]
            ServiceCatalog catalog = ServiceCatalog.read(file);
            Menu menu = Menu.builder()
                    .button(ServiceEntries.group("服务汇", catalog.items()))
                    .button(view("政务公开", "https://www.example.gov.cn/open"))
                    .build();
            Router router = Router.builder()
                    .add(ServiceAnswers.rules(catalog)) // 没有网址的事项，点菜单时由程序答复
                    .last(Faq.builder().of(ServiceAnswers.questions(catalog)))
                    .otherwise(m -> Reply.transferToAgent())
                    .build();
            ServiceNotice accepted = ServiceNotice.of(templateId)
                    .value("thing1", ServiceItem::name)
                    .value("thing4", ServiceItem::department);
            new TemplateMessages(api)
                    .send(accepted.to(citizen, catalog.item("CARD").orElseThrow())
                            .build());

            MenuLint lint = MenuLint.of(menu, catalog); // 服务与文章各占多少
            System.out.println(lint.text(Locale.CHINA));
            // end::catalog[]
            hotline.answer(CallbackEndpoint.builder(hotline.account, router).build());
            new Menus(api).publish(menu);
            assertThat(hotline.says("补社保卡需要什么材料？")).contains("1. 身份证", "2. 户口簿");
            assertThat(Hotline.seen(hotline.citizen.tap("服务汇", "居住证签注"))).contains("【居住证签注】", "即办");
            assertThat(MenuBindings.of(menu, router).isComplete()).isTrue();
            assertThat(lint.serviceShare()).isGreaterThan(0.6);
            assertThat(hotline.citizen.notices()).hasSize(1);
        }
    }
}
