package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A ConfigMap is named after what is in it, so that pods are renewed when a setting changes. */
final class ConfigMapHash {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConfigMapHash() {}

    /** Names the ConfigMaps, and tells the volumes. */
    static void name(List<Manifest> manifests) {
        var names = new HashMap<String, String>();
        for (var manifest : manifests) {
            if (manifest.kind().equals("ConfigMap")) {
                var name = manifest.name() + "-" + hash(manifest);
                names.put(manifest.name(), name);
                ((ObjectNode) manifest.at("/metadata")).put("name", name);
            }
        }
        for (var manifest : manifests) {
            for (var volume : items(manifest.at("/spec/template/spec/volumes"))) {
                if (volume.has("configMap")) {
                    var map = (ObjectNode) volume.path("configMap");
                    map.put(
                            "name",
                            names.getOrDefault(
                                    map.path("name").asText(), map.path("name").asText()));
                }
            }
        }
    }

    /** Ten letters of the SHA-256, with kustomize's replacements for what could read as a word. */
    private static String hash(Manifest map) {
        // Of the data alone: kustomize, too, leaves the name empty.
        var content = new TreeMap<String, Object>(Map.of("data", map.texts("/data"), "kind", "ConfigMap", "name", ""));
        try {
            var json = JSON.writeValueAsString(content)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of()
                    .formatHex(digest)
                    .substring(0, 10)
                    .replace('0', 'g')
                    .replace('1', 'h')
                    .replace('3', 'k')
                    .replace('a', 'm')
                    .replace('e', 't');
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
