package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.store.Entry;
import uk.gpsurgery.conduct.cases.store.HistoryEntry;
import uk.gpsurgery.conduct.cases.store.TrackEntry;

/**
 * What happened to a case or on a track: who told it in what capacity, what was checked, and on which ground.
 *
 * @param told the happening's own fields
 * @param from none for what opened a track
 * @param waitsFor the second person an approval still waits for
 */
record EntryView(
        int version,
        String happening,
        @JsonRawValue String told,
        @Nullable String from,
        String to,
        @Nullable String waitsFor,
        String teller,
        String capacity,
        List<String> guards,
        String quote,
        String law,
        Instant at) {

    /** With as much of what was told as the reader may see. */
    static EntryView of(HistoryEntry entry, String told) {
        return of(entry, told, entry.waitsFor);
    }

    static EntryView of(TrackEntry entry, String told) {
        return of(entry, told, null);
    }

    private static EntryView of(Entry from, String told, @Nullable String waitsFor) {
        return new EntryView(
                from.version,
                from.happening,
                told,
                from.fromStage,
                from.toStage,
                waitsFor,
                from.teller,
                from.capacity,
                List.of(from.guards),
                from.quote,
                from.law,
                from.at);
    }
}
