package io.github.weizheng.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;

/** Why a field cannot be written, in words of this library that show nothing of it; {@link WireJson#write} tells them with the field's path. */
public final class FieldProblem extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    /** In those words. */
    public FieldProblem(JsonGenerator json, String words) {
        super(json, words);
    }
}
