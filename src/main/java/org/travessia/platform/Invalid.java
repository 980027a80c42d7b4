package org.travessia.platform;

import java.util.List;

/** Input that breaks the rules of its fields: status 422, with a message beside each field. */
public class Invalid extends RuntimeException {

    private final transient List<FieldError> errors;

    public Invalid(List<FieldError> errors) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
    }

    public Invalid(String field, String messageKey, Object... arguments) {
        this(List.of(new FieldError(field, messageKey, List.of(arguments))));
    }

    /** The same where a field has another name than in the rule that it breaks. */
    public Invalid called(String field, String name) {
        return new Invalid(errors.stream()
                .map(error -> error.field().equals(field)
                        ? new FieldError(name, error.messageKey(), error.arguments())
                        : error)
                .toList());
    }

    /** At least one error, in the order of the form. */
    public List<FieldError> errors() {
        return errors;
    }

    /**
     * One broken rule.
     *
     * @param field the field's name in the form and in JSON
     * @param messageKey a key of the bundle {@code i18n/messages}
     * @param arguments what the message's places {0}, {1}… take
     */
    public record FieldError(String field, String messageKey, List<Object> arguments) {}
}
