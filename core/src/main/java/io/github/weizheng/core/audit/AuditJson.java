package io.github.weizheng.core.audit;

import io.github.weizheng.core.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record as JSON. Its texts hold no control character, so it is one line. */
final class AuditJson {
    private AuditJson() {}

    static String of(AuditRecord record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", record.id());
        json.put("at", record.at().toString());
        json.put("actor", record.actor());
        json.put("action", record.action());
        record.objectKind().ifPresent(kind -> json.put("objectKind", kind));
        record.objectId().ifPresent(id -> json.put("objectId", id));
        json.put("outcome", record.outcome().code());
        record.reason().ifPresent(reason -> json.put("reason", reason));
        if (!record.details().isEmpty()) {
            json.put("details", record.details());
        }
        return new String(WireJson.write(json), StandardCharsets.UTF_8);
    }
}
