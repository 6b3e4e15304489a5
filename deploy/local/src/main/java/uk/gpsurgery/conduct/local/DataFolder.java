package uk.gpsurgery.conduct.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import uk.gpsurgery.conduct.infra.Folders;

/** Where one installation on this machine keeps everything; one process at a time works in it. */
public final class DataFolder implements Closeable {

    private static final String LOCK = "lock";

    /** What {@link #forget} takes away. Anything else in the folder is not ours. */
    private static final List<String> OURS = List.of(
            "kafka",
            "postgres",
            "mail",
            "logs",
            "services",
            "secrets",
            "ports.properties",
            "practice.properties",
            "processes");

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes the folder when it is new, for its owner alone, and holds it until this process ends. */
    public static DataFolder hold(Path folder) throws CannotStart, IOException {
        if (isSomebodyElses(folder)) {
            throw new CannotStart(folder + " holds other things; name an empty or a new folder with --data.");
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var file = folder.resolve(LOCK);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            var holder = Files.readString(file, StandardCharsets.UTF_8).strip();
            channel.close();
            throw new CannotStart("It runs already on " + folder + " (process " + holder
                    + "); stop that one, or name another folder with --data.");
        }
        channel.truncate(0)
                .write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        return new DataFolder(folder, channel);
    }

    private static boolean isSomebodyElses(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(LOCK))) {
            return false;
        }
        try (var content = Files.list(folder)) {
            return content.findAny().isPresent();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    /** Forgets everything that was ever told to the installation, its secrets included. */
    void forget() throws IOException {
        for (var ours : OURS) {
            Folders.delete(folder.resolve(ours));
        }
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
