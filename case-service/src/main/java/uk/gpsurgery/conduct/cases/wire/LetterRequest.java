package uk.gpsurgery.conduct.cases.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** letters.v1: a letter to send. */
public record LetterRequest(
        String practice,
        String caseId,
        String letterId,
        int step,
        String template,
        int revision,
        boolean legal,
        Recipient recipient,
        @Nullable String approvedBy,
        Map<String, String> fields) {

    /**
     * To whom; without an email the letter cannot go by mail, and the notifier says so.
     *
     * @param emailShared another patient has the same address, and could read what comes there
     * @param postalAddress line by line
     * @param prefers {@code email} or {@code paper}
     * @param format {@code standard}, {@code large-print} or {@code easy-read}
     * @param language {@code en} or {@code cy}
     */
    public record Recipient(
            String kind,
            String ref,
            String name,
            @Nullable String email,
            @Nullable Boolean emailShared,
            @Nullable String postalAddress,
            @Nullable String prefers,
            @Nullable String format,
            @Nullable String language) {

        /** Somebody who is written to by mail. */
        public static Recipient byMail(String kind, String ref, String name, @Nullable String email) {
            return new Recipient(kind, ref, name, email, null, null, null, null, null);
        }
    }
}
