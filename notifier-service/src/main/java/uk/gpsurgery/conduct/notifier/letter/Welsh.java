package uk.gpsurgery.conduct.notifier.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Letters in Welsh: each a file of a subject and paragraphs, in the same plain form as a practice's own words. */
final class Welsh {

    /** As CLDR has it: 22 Tachwedd 2026. */
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("cy"));

    private Welsh() {}

    /** The letter in Welsh, where it has been written. */
    static Optional<OwnWording> of(Template template) {
        try (var file = Welsh.class.getResourceAsStream("/welsh/" + template.wireName() + ".txt")) {
            if (file == null) {
                return Optional.empty();
            }
            var parts = new String(file.readAllBytes(), UTF_8).strip().split("\n\n", 2);
            return Optional.of(new OwnWording(0, parts[0], parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values, with their dates in Welsh. */
    static Map<String, String> filling(Template template, Map<String, String> given) {
        var welsh = new HashMap<>(given);
        for (var field : template.fields()) {
            if (field.form() == Form.DATE && !field.isEmptyIn(given)) {
                welsh.computeIfPresent(
                        field.wireName(), (name, date) -> DAY.format(Form.DAY.parse(Words.oneLine(date))));
            }
        }
        return welsh;
    }
}
