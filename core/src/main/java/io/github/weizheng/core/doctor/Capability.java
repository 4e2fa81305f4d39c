package io.github.weizheng.core.doctor;

import io.github.weizheng.core.AccountKind;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something an account may or may not do: who may, as WeChat documents it, and a call that only reads and is refused (48001) to who may not.
 *
 * @param probe the path of that call; null where there is none
 */
record Capability(
        Words name,
        Words who,
        Predicate<AccountKind> grants,
        @Nullable String probe) {
    static final Words SUBJECT = new Words("接口权限", "Capabilities");

    private static final String NOT_AUTHORISED = "48001";
    private static final String NO_MENU = "46003";
    private static final Words CERTIFIED = new Words("已认证账号", "certified accounts");
    private static final Words SERVICE = new Words("服务号", "a 服务号");
    private static final Words CERTIFIED_SERVICE = new Words("已认证服务号", "a certified 服务号");
    private static final Words ANYBODY = new Words("公众号与服务号", "both kinds of account");

    private static final List<Capability> ALL = List.of(
            new Capability(
                    new Words("自定义菜单", "Custom menu"), ANYBODY, kind -> true, "/cgi-bin/get_current_selfmenu_info"),
            new Capability(
                    new Words("客服消息", "Customer-service messages"),
                    ANYBODY,
                    kind -> true,
                    "/cgi-bin/customservice/getkflist"),
            new Capability(
                    new Words("模板消息", "Template messages"),
                    CERTIFIED_SERVICE,
                    kind -> kind.isService() && kind.isCertified(),
                    "/cgi-bin/template/get_all_private_template"),
            new Capability(
                    new Words("订阅通知", "Subscription notices"),
                    SERVICE,
                    AccountKind::isService,
                    "/wxaapi/newtmpl/gettemplate"),
            new Capability(
                    new Words("草稿与发布", "Drafts and publishing"),
                    CERTIFIED,
                    AccountKind::isCertified,
                    "/cgi-bin/draft/count"),
            new Capability(new Words("个性化菜单", "Conditional menus"), CERTIFIED, AccountKind::isCertified, null),
            new Capability(
                    new Words("网页授权", "Web sign-in"),
                    new Words("已认证服务号，及已认证的政府、事业单位、媒体公众号", "a certified 服务号; a certified 公众号 of a public body"),
                    kind -> kind.isCertified() && (kind.isService() || kind.isOfPublicBody()),
                    null),
            new Capability(new Words("非税缴费", "Non-tax payments"), CERTIFIED, AccountKind::isCertified, null));

    static List<Finding> look(WeChatApi api) {
        Optional<AccountKind> kind = api.account().kind();
        List<Finding> findings = new ArrayList<>();
        findings.add(kind.map(known -> Finding.fine(SUBJECT, new Words("按" + known + "核对", "checked against " + known)))
                .orElseGet(() -> Finding.attention(
                        SUBJECT,
                        new Words("未声明账号类型，只能逐项试探", "the kind of account was not said; only probes tell"),
                        new Words(
                                "OfficialAccount.builder(…).kind(AccountKind.service().certified())",
                                "say it: OfficialAccount.builder(…).kind(…)"))));
        for (Capability one : ALL) {
            findings.add(one.probed(api, kind));
        }
        return findings;
    }

    private Finding probed(WeChatApi api, Optional<AccountKind> kind) {
        if (probe == null) {
            return byKind(kind);
        }
        try {
            api.get(probe, Map.of(), Map.class);
            return Finding.fine(name, new Words("可用", "may be used"));
        } catch (ApiException e) {
            if (e.code().equals(NOT_AUTHORISED)) {
                return refused(kind);
            }
            return e.code().equals(NO_MENU)
                    ? Finding.fine(name, new Words("可用（尚无菜单）", "may be used; there is no menu yet"))
                    : Network.failed(name, e);
        } catch (RuntimeException e) {
            return Network.failed(name, e);
        }
    }

    private Finding byKind(Optional<AccountKind> kind) {
        if (kind.isEmpty()) {
            return Finding.skipped(name, new Words("面向：" + who.zh(), "for " + who.en()));
        }
        return grants.test(kind.get())
                ? Finding.fine(name, new Words("此类账号可用（未试探）", "for this kind of account; not probed"))
                : Finding.attention(name, new Words("此类账号不可用", "not for this kind of account"), needed());
    }

    private Finding refused(Optional<AccountKind> kind) {
        boolean expected = kind.filter(grants).isPresent();
        return expected
                ? Finding.wrong(
                        name,
                        new Words(
                                "48001 未获授权，而此类账号应当可用", "48001 not authorised, though this kind of account should be"),
                        new Words(
                                "微信开发者平台 → 我的业务 → 公众号/服务号 → 接口权限：查看是否未开通或被停用；认证过期也会如此",
                                "look under interface permissions in the console: not applied for, withdrawn, or the certification has expired"))
                : Finding.attention(name, new Words("48001 未获授权", "48001 not authorised"), needed());
    }

    private Words needed() {
        return new Words(
                "仅限" + who.zh() + "：请申请微信认证或改用相应类型的账号",
                "only for " + who.en() + ": apply for certification, or use such an account");
    }
}
