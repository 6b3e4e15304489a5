package uk.gpsurgery.conduct.cases.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.gpsurgery.conduct.cases.Deed;
import uk.gpsurgery.conduct.kit.Correlation;

/** What the request in hand wants to do or see. */
@RequestScoped
class Asked {

    private static final int LONGEST_PATH = 300;
    private static final Pattern NO_ID = Pattern.compile("[^/]*[^A-Za-z0-9._/-][^/]*");

    private final HttpServerRequest request;
    private final SignedIn signedIn;
    private String happening = "";

    Asked(HttpServerRequest request, SignedIn signedIn) {
        this.request = request;
        this.signedIn = signedIn;
    }

    /** Once the body has been read, it is known which happening is to be told. */
    void toTell(String happening) {
        this.happening = " " + happening;
    }

    /** It was done before, and is only answered again. */
    void again() {
        this.happening = " answered again";
    }

    /** What stands in it and cannot be an id may be a name that somebody typed, and is left out. */
    String path() {
        var path = Objects.requireNonNullElse(request.path(), "");
        return NO_ID.matcher(path.substring(0, Math.min(path.length(), LONGEST_PATH)))
                .replaceAll("?");
    }

    /** By whom for which practice; empty when the token names none. The query is left out: people search for names. */
    Optional<Deed> deed() {
        return signedIn.practiceOfToken()
                .map(practice -> new Deed(
                        practice,
                        signedIn.subject(),
                        signedIn.roles(),
                        request.method().name() + happening,
                        path(),
                        Correlation.id()));
    }
}
