package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.payment.Encrypted;
import io.github.weizheng.payment.wire.FieldRules;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who a payer must be by a document. Number and name travel encrypted; they stand in no message, log or {@code toString}.
 *
 * <p>Known from lists of third parties only: needs a permission from WeChat Pay, who then names the types. Immutable and thread-safe.
 */
public final class PayerIdentity {
    private static final Pattern TYPE = Pattern.compile("[A-Z_]{1,64}");
    private static final int MAX_NUMBER = 64;

    @JsonProperty("type")
    private final String type;

    private final String number;
    private final String name;

    private PayerIdentity(String type, String number, String name) {
        this.type = type;
        this.number = number;
        this.name = name;
    }

    /**
     * The holder of that document.
     *
     * @param type {@code IDCARD}, {@code HONGKONG_MACAO}, {@code HONGKONG_MACAO_RESIDENT}, {@code TAIWAN_RESIDENT}, {@code FOREIGN_RESIDENT},
     *     {@code OVERSEA_PASSPORT} or {@code PHONE_NUMBER}
     * @param number 1 to 64 characters
     * @throws IllegalArgumentException if type or number have another form
     */
    public static PayerIdentity of(String type, String number, PersonName name) {
        if (!TYPE.matcher(Objects.requireNonNull(type, "type")).matches()) {
            throw new IllegalArgumentException("identity.type: capitals and _, actual length " + type.length());
        }
        Objects.requireNonNull(name, "name");
        return new PayerIdentity(type, FieldRules.text("identity.number", number, MAX_NUMBER), name.value());
    }

    @JsonProperty("number")
    @Encrypted
    private String number() {
        return number;
    }

    @JsonProperty("name")
    @Encrypted
    private String name() {
        return name;
    }

    @Override
    public String toString() {
        return "PayerIdentity[" + type + "]";
    }
}
