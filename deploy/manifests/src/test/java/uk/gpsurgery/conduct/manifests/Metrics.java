package uk.gpsurgery.conduct.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that the services print, by their sources, and whether a query asks for these and no others. */
final class Metrics {

    private static final Pattern METER =
            Pattern.compile("(counter|Counter\\.builder|Gauge\\.builder|Timer\\.builder|timer)"
                    + "\\(\\s*\"(conduct_[a-z_]+)\"([^;]*);");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z_]+)\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=~|!~|!=|=)\"");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\w*\\s*\\()");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "offset");
    /** What Prometheus adds to each. */
    private static final Set<String> OF_PODS = Set.of("namespace", "pod", "app_kubernetes_io_name");
    /** Quarkus's, Prometheus's, the kubelet's, and those of the backup plugin of CloudNativePG. */
    private static final Map<String, Set<String>> OF_OTHERS = Map.of(
            "http_server_requests_seconds_count", Set.of("outcome", "status", "uri", "method"),
            "http_server_requests_seconds_sum", Set.of("outcome", "status", "uri", "method"),
            "up", Set.of(),
            "kubelet_volume_stats_used_bytes", Set.of("persistentvolumeclaim"),
            "kubelet_volume_stats_capacity_bytes", Set.of("persistentvolumeclaim"),
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp", Set.of(),
            "conduct:requests:errors_5m", Set.of(),
            "conduct:requests:errors_1h", Set.of());

    private static final Metrics OURS = new Metrics();

    private final Map<String, Set<String>> labels = new TreeMap<>(OF_OTHERS);

    private Metrics() {
        Stream.concat(Checkout.SERVICES.stream(), Stream.of("deploy/kit"))
                .flatMap(folder -> Checkout.sources(folder).stream())
                .map(Checkout::text)
                .forEach(this::read);
    }

    static Metrics ofTheServices() {
        return OURS;
    }

    private void read(String source) {
        var meter = METER.matcher(source);
        while (meter.find()) {
            var name = Objects.requireNonNull(meter.group(2));
            var kind = Objects.requireNonNull(meter.group(1));
            var known = new TreeSet<String>();
            var literal = LITERAL.matcher(Objects.requireNonNull(meter.group(3)));
            while (literal.find()) {
                known.add(literal.group(1));
            }
            if (kind.toLowerCase(Locale.ROOT).startsWith("timer")) {
                List.of("count", "sum", "max", "bucket").forEach(part -> labels.put(name + "_seconds_" + part, known));
            } else {
                // As Micrometer names a counter for Prometheus.
                labels.put(kind.contains("ounter") && !name.endsWith("_total") ? name + "_total" : name, known);
            }
        }
    }

    List<String> complaintsAbout(String query) {
        var complaints = new ArrayList<String>();
        var selector = SELECTOR.matcher(query);
        while (selector.find()) {
            var known = labels.getOrDefault(Objects.requireNonNull(selector.group(1)), Set.of());
            var label = LABEL.matcher(Objects.requireNonNull(selector.group(2)));
            while (label.find()) {
                if (!known.contains(label.group(1)) && !OF_PODS.contains(Objects.requireNonNull(label.group(1)))) {
                    complaints.add(selector.group(1) + " has no label " + label.group(1));
                }
            }
        }
        var words = WORD.matcher(bare(query));
        var asked = 0;
        while (words.find()) {
            if (KEYWORDS.contains(words.group())) {
                continue;
            }
            asked++;
            if (!labels.containsKey(words.group())) {
                complaints.add("nobody prints " + words.group());
            }
        }
        if (asked == 0) {
            complaints.add("asks for nothing: " + query);
        }
        return complaints;
    }

    /** Without labels, ranges, texts, groupings and numbers: what is left are metrics, functions and keywords. */
    private static String bare(String query) {
        return query.replaceAll("\\{[^}]*}", " ")
                .replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\b(by|without|on|ignoring) *\\([^)]*\\)", " ")
                .replaceAll("\\boffset +\\w+", " ")
                .replaceAll("\\b\\d[\\w.]*", " ")
                .replaceAll("\\b(sum|max|min|avg|count|absent) *\\(", "(");
    }
}
