package uk.gpsurgery.conduct.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checks see what people get wrong. */
class MutationTest {

    /** Whose fields are names that we choose. */
    private static final Set<String> FREE = Set.of("labels", "matchLabels", "annotations", "data", "selector");

    private final Overlay overlay = Overlay.named("prod");

    @Test
    void mistakesAreSeen() {
        var mutations = Mutation.all();
        var unseen = mutations.stream()
                .filter(mutation -> Checks.findNothingIn(mutation.madeIn(overlay)))
                .map(Mutation::line)
                .toList();
        System.out.printf("manifests: %d of %d mistakes seen%n", mutations.size() - unseen.size(), mutations.size());
        assertThat(mutations).hasSizeGreaterThan(200);
        // Without it the first backup comes a night later; nothing else hangs on it.
        assertThat(unseen).containsExactly("ScheduledBackup/conduct-nightly replace /spec/immediate false");
    }

    @Test
    void everyMisspeltFieldIsSeen() {
        var tried = 0;
        var unseen = new ArrayList<String>();
        for (var manifest : overlay.manifests()) {
            for (var pointer : fields(manifest.tree(), "")) {
                tried++;
                if (Shapes.complaints(new Overlay("prod", List.of(misspelt(manifest, pointer))))
                        .isEmpty()) {
                    unseen.add(manifest.id() + pointer);
                }
            }
        }
        System.out.printf("manifests: %d of %d misspelt fields seen%n", tried - unseen.size(), tried);
        assertThat(tried).isGreaterThan(2000);
        assertThat(unseen).isEmpty();
    }

    private static Manifest misspelt(Manifest manifest, String pointer) {
        var copy = manifest.copy();
        var name = pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
        var parent = (ObjectNode) copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.set(name + "s", parent.remove(name));
        return copy;
    }

    /** Pointers to every field whose name is not ours to choose; kind is what the shape is found by. */
    private static List<String> fields(JsonNode node, String at) {
        var fields = new ArrayList<String>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var pointer = at + "/" + field.getKey().replace("/", "~1");
                if (!pointer.equals("/kind")) {
                    fields.add(pointer);
                }
                if (!FREE.contains(field.getKey()) || field.getValue().has("matchLabels")) {
                    fields.addAll(fields(field.getValue(), pointer));
                }
            });
        } else if (node instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                fields.addAll(fields(list.get(i), at + "/" + i));
            }
        }
        return fields;
    }
}
