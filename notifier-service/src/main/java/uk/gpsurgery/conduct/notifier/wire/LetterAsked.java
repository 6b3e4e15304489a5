package uk.gpsurgery.conduct.notifier.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import uk.gpsurgery.conduct.kit.StableId;

/** A case asks for a letter: {@code letters.v1}. */
public record LetterAsked(
        String practice,
        String caseId,
        String letterId,
        int step,
        String template,
        int revision,
        boolean legal,
        Recipient recipient,
        Optional<String> approvedBy,
        Map<String, String> fields,
        Optional<Instant> notBefore) {

    public static final String TOPIC = "letters.v1";

    /** A letter asked for twice is one letter. */
    public String ledgerId() {
        return StableId.of(practice, letterId);
    }

    /**
     * Whom the letter is for.
     *
     * @param kind as the contract names it: patient, staff, commissioner, adviser, reporter
     * @param emailShared another patient of the practice has the same address, so others may read what comes there
     * @param prefers email or paper
     * @param format standard, large-print or easy-read
     * @param language en or cy
     */
    public record Recipient(
            String kind,
            String ref,
            String name,
            Optional<String> email,
            Optional<Boolean> emailShared,
            Optional<String> postalAddress,
            Optional<String> prefers,
            Optional<String> format,
            Optional<String> language) {

        /** True for who wants letters on paper, whatever addresses are known. */
        public boolean prefersPaper() {
            return prefers.filter("paper"::equals).isPresent();
        }

        public boolean wantsEasyRead() {
            return format.filter("easy-read"::equals).isPresent();
        }

        public boolean wantsWelsh() {
            return language.filter("cy"::equals).isPresent();
        }

        public boolean wantsLargePrint() {
            return format.filter("large-print"::equals).isPresent();
        }
    }
}
