package uk.gpsurgery.conduct.cases.attachment;

import jakarta.inject.Singleton;
import java.util.Optional;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.store.Attachment;
import uk.gpsurgery.conduct.cases.store.Attachments;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.StableId;

/** Takes files in: what they are is seen from their content, and the same file is kept once. */
@Singleton
public class AttachmentDesk {

    private static final String ANY = "application/octet-stream";

    private final Attachments attachments;
    private final Calendar calendar;

    AttachmentDesk(Attachments attachments, Calendar calendar) {
        this.attachments = attachments;
        this.calendar = calendar;
    }

    /** Keeps the file on the case, by whoever is named by their token's subject. */
    public Attachment keep(Case on, String name, String declared, byte[] content, String by) {
        var type = FileType.of(content)
                .orElseThrow(
                        () -> Problems.of(
                                415,
                                "WRONG_TYPE",
                                "A case takes pictures, PDF, MP4, MP3, WAV and plain text; this file begins like none of them."));
        if (!declared.startsWith(ANY) && !declared.startsWith(type.mediaType())) {
            throw Problems.of(
                    415,
                    "WRONG_TYPE",
                    "It is sent as another type than it is: it begins like " + type.mediaType() + ".");
        }
        if (Danger.isIn(content, type)) {
            throw Problems.of(422, "DANGEROUS_FILE", "This file would do something when it is opened; it is not kept.");
        }
        var hash = StableId.hashOf(content);
        var id = StableId.of("attachment", on.id, hash);
        return attachments.of(on.practice, on.id, id).orElseGet(() -> {
            var kept = new Attachment();
            kept.id = id;
            kept.practice = on.practice;
            kept.caseId = on.id;
            kept.name = name;
            kept.type = type.mediaType();
            kept.bytes = content.length;
            kept.sha256 = hash;
            kept.addedBy = by;
            kept.addedAt = calendar.now();
            attachments.keep(kept, content);
            return kept;
        });
    }

    /** The file as it was taken in; one that is not any more what it was is not given out. */
    public Optional<byte[]> content(Attachment of) {
        var content = attachments.content(of);
        content.filter(bytes -> !StableId.hashOf(bytes).equals(of.sha256)).ifPresent(changed -> {
            throw new IllegalStateException("attachment " + of.id + " is not what was taken in");
        });
        return content;
    }
}
