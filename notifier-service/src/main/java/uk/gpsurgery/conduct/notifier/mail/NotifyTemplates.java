package uk.gpsurgery.conduct.notifier.mail;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.notifier.letter.Template;

/** By which template of GOV.UK Notify each letter goes. What is missing or mistaken is said at the start. */
record NotifyTemplates(Map<String, String> ids) {

    private static final String SETTING = "conduct.notifier.govuk-notify.";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static NotifyTemplates of(NotifyConfig config) {
        var unknown = new TreeSet<>(config.templates().keySet());
        unknown.removeIf(name -> Template.named(name).isPresent());
        refuse(unknown, "templates names letters that there are not");
        var ids = Stream.of(Template.values())
                .map(Template::wireName)
                .collect(Collectors.toMap(name -> name, name -> id(name, config).orElse("")));
        refuse(lettersWith("", ids), "templates, or template-id for all others, has to name a template for");
        var misshapen = ids.values().stream()
                .filter(id -> !UUID.matcher(id).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        refuse(misshapen, "templates and template-id take the ids that GOV.UK Notify shows, and not");
        return new NotifyTemplates(ids);
    }

    String of(Mail mail) {
        return ids.getOrDefault(mail.letter(), "");
    }

    private static Optional<String> id(String letter, NotifyConfig config) {
        return Optional.ofNullable(config.templates().get(letter)).or(config::templateId);
    }

    private static TreeSet<String> lettersWith(String id, Map<String, String> ids) {
        return ids.keySet().stream()
                .filter(letter -> id.equals(ids.get(letter)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void refuse(TreeSet<String> wrong, String sentence) {
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(SETTING + sentence + ": " + String.join(", ", wrong));
        }
    }
}
