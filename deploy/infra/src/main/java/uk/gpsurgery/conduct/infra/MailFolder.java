package uk.gpsurgery.conduct.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Caught mails, a file each; what was kept once is there after any restart. */
final class MailFolder {

    private static final String ENDING = ".eml";
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{6}\\.[0-9]{3}-[0-9]{6}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final AtomicInteger kept = new AtomicInteger();

    MailFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Returns when the mail is a whole file. */
    void keep(String from, List<String> to, byte[] mail) throws IOException {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var id = TIME.format(now) + String.format("-%06d", kept.getAndIncrement() % 1_000_000);
        var draft = folder.resolve(id + ".draft");
        try (var out = Files.newOutputStream(draft)) {
            out.write(new Mail.Envelope(from, to, now.toString()).asHeaders());
            out.write(mail);
        }
        Files.move(draft, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Newest first. */
    List<String> ids() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    Optional<byte[]> source(String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(id + ENDING)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    Optional<Mail> mail(String id) throws IOException {
        return source(id).map(file -> Mail.read(id, file));
    }

    void clear() throws IOException {
        for (var id : ids()) {
            Files.deleteIfExists(folder.resolve(id + ENDING));
        }
    }
}
