package uk.gpsurgery.conduct.ingest.source;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uk.gpsurgery.conduct.kit.HttpProblem;
import uk.gpsurgery.conduct.kit.Problems;

/**
 * Fetches a picture or a video for evidence, from the open internet only: the address is looked up once, looked at, and
 * that very address is asked, so that no second look-up can lead elsewhere. Every redirect is looked at the same way.
 */
@Singleton
public final class MediaFetch {

    private static final int MOST_REDIRECTS = 3;

    private final HttpClient client;
    private final MediaConfig config;

    MediaFetch(Vertx vertx, MediaConfig config) {
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.patience().toMillis()))
                .setDecompressionSupported(false));
    }

    /** What was there. */
    public record Fetched(String type, Buffer bytes) {}

    /** Blocks for as long as {@link MediaConfig#patience()} at most. */
    public Fetched fetch(String url) {
        try {
            return fetch(URI.create(url), MOST_REDIRECTS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (IllegalArgumentException e) {
            throw refused("URL_NOT_FETCHED", "This is not the address of something on the web.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpProblem problem ? problem : notThere();
        } catch (TimeoutException e) {
            throw notThere();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notThere();
        }
    }

    private Future<Fetched> fetch(URI url, int redirects) {
        var options = safe(url);
        // Inside, so that it is read on the loop that brings it: from another thread its end may have passed before.
        return client.request(options)
                .compose(request -> request.send().compose(answer -> read(url, answer, redirects)));
    }

    private Future<Fetched> read(URI url, HttpClientResponse answer, int redirects) {
        var to = answer.getHeader(HttpHeaders.LOCATION);
        if (answer.statusCode() >= 300 && answer.statusCode() < 400 && to != null) {
            close(answer);
            return redirects == 0 ? Future.failedFuture(notThere()) : follow(url, to, redirects);
        }
        var type = Objects.requireNonNullElse(answer.getHeader(HttpHeaders.CONTENT_TYPE), "")
                .toLowerCase(Locale.ROOT);
        if (answer.statusCode() != 200) {
            close(answer);
            return Future.failedFuture(notThere());
        }
        if (!type.matches("(image|video)/[a-z0-9.+-]+\\s*(;.*)?") || type.startsWith("image/svg")) {
            close(answer);
            return Future.failedFuture(refused("NOT_MEDIA", "There is neither a picture nor a video at this address."));
        }
        return bytes(answer).map(bytes -> new Fetched(type, bytes));
    }

    private Future<Fetched> follow(URI from, String to, int redirects) {
        try {
            return fetch(from.resolve(to), redirects - 1);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(notThere());
        } catch (HttpProblem e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Buffer> bytes(HttpClientResponse answer) {
        Promise<Buffer> all = Promise.promise();
        var bytes = Buffer.buffer();
        answer.handler(piece -> {
            bytes.appendBuffer(piece);
            if (bytes.length() > config.largest().asLongValue()) {
                all.tryFail(refused("MEDIA_TOO_LARGE", "What is at this address is larger than is fetched."));
                close(answer);
            }
        });
        answer.exceptionHandler(all::tryFail);
        answer.endHandler(end -> all.tryComplete(bytes));
        return all.future();
    }

    /** Where to ask, with the address that was looked at in it. */
    private RequestOptions safe(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var host = url.getHost();
        if (!Set.of("http", "https").contains(scheme) || host == null || url.getRawUserInfo() != null) {
            throw refused("URL_NOT_FETCHED", "This is not the address of something on the web.");
        }
        var isSecure = scheme.equals("https");
        var port = url.getPort() < 0 ? (isSecure ? 443 : 80) : url.getPort();
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, address(host).getHostAddress()))
                .setHost(host)
                .setPort(port)
                .setSsl(isSecure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setIdleTimeout(config.patience().toMillis());
    }

    private InetAddress address(String host) {
        var all = lookUp(host);
        var isOwn = config.ownHosts().orElse(Set.of()).contains(host.toLowerCase(Locale.ROOT));
        if (!isOwn && !Arrays.stream(all).allMatch(PublicAddress::is)) {
            throw refused("URL_NOT_FETCHED", "This address does not lead to the open internet.");
        }
        return all[0];
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw notThere();
        }
    }

    /** Nothing more is read; that the stream ends so is no fault. */
    private static void close(HttpClientResponse answer) {
        answer.exceptionHandler(reset -> {});
        answer.request().reset();
    }

    private static HttpProblem notThere() {
        return refused("MEDIA_NOT_THERE", "Nothing could be fetched from this address.");
    }

    private static HttpProblem refused(String code, String detail) {
        return Problems.of(422, code, detail);
    }
}
