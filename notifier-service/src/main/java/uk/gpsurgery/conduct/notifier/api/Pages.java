package uk.gpsurgery.conduct.notifier.api;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.answer.AnswersConfig;
import uk.gpsurgery.conduct.notifier.letter.Reply;

/** The pages on which patients answer: plain HTML that runs nothing, loads nothing from elsewhere and is not kept. */
@Singleton
final class Pages {

    /** A letter of ours is shorter. */
    static final int MOST_LETTERS = 5_000;

    static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Robots-Tag", "noindex",
            "Cache-Control", "no-store");

    private static final long MEGABYTE = 1L << 20;

    private final Engine templates;
    private final AnswersConfig config;

    Pages(Engine templates, AnswersConfig config) {
        this.templates = templates;
        this.config = config;
    }

    /** The form for this answer, with what has been written so far and what is wrong with it. */
    String form(Reply reply, String practice, String text, Optional<String> fault) {
        return page(reply.wireName())
                .data("practice", practice)
                .data("text", text)
                .data("fault", fault.orElse(""))
                .data("mostLetters", MOST_LETTERS)
                .render();
    }

    String thanks() {
        return page("thanks").render();
    }

    /** For a link that is used up, too old or none of ours: which, is nobody's business. */
    String over() {
        return page("over").render();
    }

    long mostMegabytes() {
        return config.attachment().asLongValue() / MEGABYTE;
    }

    private TemplateInstance page(String name) {
        return templates.getTemplate("pages/" + name + ".html").data("mostMegabytes", mostMegabytes());
    }
}
