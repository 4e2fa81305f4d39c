package io.github.weizheng.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.weizheng.core.json.FieldProblem;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.PrivacyEncryptor;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encrypted fields on their way into JSON and out of it, with the keys of one call. */
final class EncryptedText {
    private EncryptedText() {}

    static Map<?, ?> attributes(@Nullable PrivacyEncryptor encryptor) {
        return encryptor == null ? Map.of() : Map.of(PrivacyEncryptor.class, encryptor);
    }

    static Map<?, ?> attributes(Optional<PrivacyDecryptor> decryptor) {
        return decryptor.isEmpty() ? Map.of() : Map.of(PrivacyDecryptor.class, decryptor.get());
    }

    static final class Writer extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!(value instanceof String text)) {
                throw new FieldProblem(
                        json,
                        "an encrypted field is a String, actual "
                                + value.getClass().getName());
            }
            if (!(provider.getAttribute(PrivacyEncryptor.class) instanceof PrivacyEncryptor encryptor)) {
                throw new FieldProblem(json, "an encrypted field outside a call, or no key to encrypt it with");
            }
            byte[] sealed;
            try {
                sealed = encryptor.encrypt(text.getBytes(UTF_8));
            } catch (IllegalArgumentException tooLong) {
                throw new FieldProblem(json, String.valueOf(tooLong.getMessage()));
            }
            json.writeString(Base64.getEncoder().encodeToString(sealed));
        }
    }

    static final class Reader extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw JsonMappingException.from(json, "an encrypted field that is no text");
            }
            String text = json.getText();
            if (text.isEmpty()) {
                return text;
            }
            if (!(context.getAttribute(PrivacyDecryptor.class) instanceof PrivacyDecryptor decryptor)) {
                throw new UndecryptableException(json);
            }
            try {
                return decryptor
                        .decrypt(Base64.getDecoder().decode(text))
                        .map(plain -> new String(plain, UTF_8))
                        .orElseThrow(() -> new UndecryptableException(json));
            } catch (IllegalArgumentException notBase64) {
                throw new UndecryptableException(json);
            }
        }
    }

    /** Told apart from other answers that do not fit, for the remedy is another. */
    static final class UndecryptableException extends JsonMappingException {
        private static final long serialVersionUID = 1L;

        UndecryptableException(JsonParser json) {
            super(json, "an encrypted field that the merchant's key does not decrypt");
        }
    }
}
