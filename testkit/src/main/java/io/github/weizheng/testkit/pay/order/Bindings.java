package io.github.weizheng.testkit.pay.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.pay.PayRefusal;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.wire.RandomText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which merchants, accounts and people belong together. Thread-safe. */
public final class Bindings {
    /** How many orders of direct merchants one payment may combine; for sub-merchants the shape of the body says it. */
    private static final int LEAST_OWN = 2;

    private static final int MOST_OWN = 10;

    private final Set<String> subMerchants = ConcurrentHashMap.newKeySet();
    private final Set<String> directMerchants = ConcurrentHashMap.newKeySet();
    private final String appId;
    private final String mchId;
    private final People people;
    private final RandomText random;

    public Bindings(String appId, String mchId, People people, RandomText random) {
        this.appId = appId;
        this.mchId = mchId;
        this.people = people;
        this.random = random;
        directMerchants.add(mchId);
    }

    /** Returns the id of a new sub-merchant of this merchant. */
    public String addSubMerchant() {
        String added = "19" + random.digits(8);
        subMerchants.add(added);
        return added;
    }

    /** Returns the id of another merchant that is bound to the account and may take part in combined orders. */
    public String addDirectMerchant() {
        String added = "17" + random.digits(8);
        directMerchants.add(added);
        return added;
    }

    /** Tells whether this is the merchant or one of its sub-merchants. */
    boolean maySell(String anyMchId) {
        return anyMchId.equals(mchId) || subMerchants.contains(anyMchId);
    }

    /**
     * Passes a merchant id that is the caller's own.
     *
     * @throws PayRefusal INVALID_REQUEST otherwise
     */
    void requireOwn(String callersMchId) {
        if (!callersMchId.equals(mchId)) {
            throw PayRefusal.invalid("商户号与签名的商户号不一致");
        }
    }

    /**
     * Passes a call in which everybody belongs together.
     *
     * @throws PayRefusal otherwise
     */
    void require(PrepayRequest request) {
        requireBound(request.appId().equals(appId) && request.mchId().equals(mchId));
        request.lines().forEach(line -> requireLine(request.form(), line));
        if (request.body().path(request.form().payer).has("sub_openid")) {
            requireSubAppIds(request);
        }
        requireNumberOfOrders(request);
        request.openId().ifPresent(openId -> {
            if (people.find(openId).isEmpty()) {
                throw new PayRefusal(500, "OPENID_MISMATCH", "openid与appid不匹配（先用 citizen(openid) 添加此人）");
            }
        });
    }

    private void requireLine(Form form, JsonNode line) {
        requireBound(directMerchants.contains(line.path(form.ownerId).asText()));
        requireBound(line.path("sub_appid").asText(appId).equals(appId));
        if (!line.has("sub_mchid")) {
            return;
        }
        String subMchId = line.path("sub_mchid").asText();
        if (subMchId.equals(mchId)) {
            throw PayRefusal.invalid("特约商户号与服务商商户号相同");
        }
        if (!subMerchants.contains(subMchId)) {
            throw new PayRefusal(403, "NO_AUTH", "受理关系不存在");
        }
    }

    private static void requireSubAppIds(PrepayRequest request) {
        if (!request.lines().stream().allMatch(line -> line.has("sub_appid"))) {
            throw PayRefusal.parameter("/sub_appid", null, "使用sub_openid时必填", "body");
        }
    }

    private static void requireNumberOfOrders(PrepayRequest request) {
        List<JsonNode> lines = request.lines();
        boolean any = request.form() != Form.COMBINED || lines.stream().allMatch(line -> line.has("sub_mchid"));
        if (!any && (lines.size() < LEAST_OWN || lines.size() > MOST_OWN)) {
            throw PayRefusal.parameter(
                    "/sub_orders", null, "数量应为 " + LEAST_OWN + " 至 " + MOST_OWN + "：" + lines.size(), "body");
        }
    }

    private static void requireBound(boolean bound) {
        if (!bound) {
            throw new PayRefusal(400, "APPID_MCHID_NOT_MATCH", "商户号mchid与appid不匹配");
        }
    }
}
