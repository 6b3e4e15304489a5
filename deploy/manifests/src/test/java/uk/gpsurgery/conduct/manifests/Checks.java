package uk.gpsurgery.conduct.manifests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything an overlay is held against. */
final class Checks {

    static final Map<String, Function<Overlay, List<String>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("shapes", Shapes::complaints);
        ALL.put("house rules", HouseRules::complaints);
        ALL.put("workloads", Workloads::complaints);
        ALL.put("secrets", Secrets::complaints);
        ALL.put("topics and users", Topics::complaints);
        ALL.put("databases", Databases::complaints);
        ALL.put("edges", Edges::complaints);
        ALL.put("doors", Doors::complaints);
        ALL.put("settings", Settings::complaints);
        ALL.put("order", Order::complaints);
        ALL.put("watching", Watching::complaints);
    }

    private Checks() {}

    static boolean findNothingIn(Overlay overlay) {
        return ALL.values().stream().allMatch(check -> check.apply(overlay).isEmpty());
    }
}
