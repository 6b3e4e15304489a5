package uk.gpsurgery.conduct.manifests;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Everything one overlay would apply. */
record Overlay(String name, List<Manifest> manifests) {

    static Overlay named(String name) {
        return new Overlay(
                name,
                Kustomization.render(Checkout.KUBERNETES.resolve("overlays").resolve(name)));
    }

    /** Whether people's work depends on it: then nothing may hang on one machine. */
    boolean isForReal() {
        return !name.equals("dev");
    }

    List<Manifest> of(String kind) {
        return manifests.stream().filter(each -> each.kind().equals(kind)).toList();
    }

    Optional<Manifest> find(String kind, String name) {
        return of(kind).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    String namespace() {
        return of("Namespace").stream().map(Manifest::name).findFirst().orElse("");
    }

    boolean sendsByNotify() {
        return settings().getProperty("conduct.notifier.postbox", "smtp").equals("govuk-notify");
    }

    /** The practice's settings, as the services read them. */
    Properties settings() {
        var settings = new Properties();
        try {
            for (var map : of("ConfigMap")) {
                if (map.name().startsWith("practice-")) {
                    settings.load(new StringReader(
                            map.at("/data").path("practice.properties").asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
