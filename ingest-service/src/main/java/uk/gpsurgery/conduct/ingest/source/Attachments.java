package uk.gpsurgery.conduct.ingest.source;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.StableId;

/** Pictures, videos and papers that staff hand in with an incident, kept under their hash, each practice's apart. */
@Singleton
public final class Attachments {

    private final @Nullable Path folder;

    Attachments(MediaConfig config) {
        this.folder = config.folder().map(Path::of).orElse(null);
    }

    /**
     * One that is kept.
     *
     * @param sha256 of its bytes, 64 hex digits
     * @param type as its first bytes show it
     */
    public record Kept(String sha256, String type, long bytes) {}

    /** On disk when this returns; the same again changes nothing. */
    public Kept keep(String practice, byte[] bytes) {
        var kind = Kind.of(bytes)
                .orElseThrow(() -> Problems.of(
                        415,
                        "NOT_EVIDENCE",
                        "This is neither a picture nor a video nor a PDF, whatever it is called."));
        var kept = new Kept(StableId.hashOf(bytes), kind.type(), bytes.length);
        try {
            var mine = Files.createDirectories(folder().resolve(practice));
            var place = mine.resolve(kept.sha256());
            if (!Files.exists(place)) {
                // Half of it must never be found under its name.
                var half = Files.createTempFile(mine, "half-", "");
                try (var file = FileChannel.open(half, StandardOpenOption.WRITE)) {
                    var left = ByteBuffer.wrap(bytes);
                    while (left.hasRemaining()) {
                        file.write(left);
                    }
                    file.force(true);
                }
                Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw noPlace();
        }
        return kept;
    }

    /** What is kept of this practice under this hash, unchanged. */
    public Optional<byte[]> find(String practice, String sha256) {
        var place = folder().resolve(practice).resolve(sha256);
        if (!sha256.matches("[0-9a-f]{64}") || !Files.exists(place)) {
            return Optional.empty();
        }
        try {
            var bytes = Files.readAllBytes(place);
            if (!StableId.hashOf(bytes).equals(sha256)) {
                throw new IllegalStateException("what is kept as " + sha256 + " is not what was handed in");
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the first bytes of what is kept show it. */
    public static String typeOf(byte[] kept) {
        return Kind.of(kept).map(Kind::type).orElse("application/octet-stream");
    }

    private Path folder() {
        if (folder == null) {
            throw noPlace();
        }
        return folder;
    }

    private static RuntimeException noPlace() {
        return Problems.later(
                "NO_PLACE",
                "There is no place to keep this: conduct.ingest.media.folder is not set or not to be written to.",
                Duration.ofMinutes(5));
    }
}
