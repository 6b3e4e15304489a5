package uk.gpsurgery.conduct.notifier.letter;

import java.util.List;
import java.util.stream.Collectors;

/** What came of writing a letter. */
public sealed interface Draft {

    /** It can go, in these words. */
    record Written(Template template, Wording wording) implements Draft {}

    /** It can go, but not by mail: a person prints and posts it. */
    record OnPaper(Template template, Wording wording, Refusal why) implements Draft {}

    /** It cannot go. */
    record Refused(Refusal refusal, List<Field> fields) implements Draft {

        /** The sentence for staff, with the names of the fields that are wrong. */
        public String reason() {
            return fields.isEmpty()
                    ? refusal.sentence()
                    : refusal.sentence() + ": "
                            + fields.stream().map(Field::wireName).sorted().collect(Collectors.joining(", "));
        }
    }

    static Refused refused(Refusal refusal) {
        return new Refused(refusal, List.of());
    }
}
