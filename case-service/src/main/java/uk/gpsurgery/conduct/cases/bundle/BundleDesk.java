package uk.gpsurgery.conduct.cases.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.bundle.CaseBundle.Exhibit;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.tracks.Action;
import uk.gpsurgery.conduct.cases.store.Attachments;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.CaseLetters;
import uk.gpsurgery.conduct.cases.store.Entry;
import uk.gpsurgery.conduct.cases.store.Histories;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.Revision;
import uk.gpsurgery.conduct.cases.store.Tracks;
import uk.gpsurgery.conduct.kit.StableId;

/** Puts a case together for a solicitor: timeline, posts as received, looks at the platform, letters, files. */
@Singleton
public class BundleDesk {

    private final Histories histories;
    private final Incidents incidents;
    private final Tracks tracks;
    private final CaseLetters letters;
    private final Attachments attachments;
    private final Calendar calendar;
    private final ObjectMapper json;

    BundleDesk(
            Histories histories,
            Incidents incidents,
            Tracks tracks,
            CaseLetters letters,
            Attachments attachments,
            Calendar calendar,
            ObjectMapper json) {
        this.histories = histories;
        this.incidents = incidents;
        this.tracks = tracks;
        this.letters = letters;
        this.attachments = attachments;
        this.calendar = calendar;
        this.json = json;
    }

    /** Something that happened, on the ladder or beside it. */
    record Happened(
            Instant at,
            String where,
            String happening,
            @Nullable String from,
            String to,
            String teller,
            String capacity,
            String quote,
            String law,
            JsonNode told) {}

    /** A post as it was received once. */
    record Post(
            String platform,
            String externalId,
            @Nullable String url,
            @Nullable String author,
            @Nullable Instant postedAt,
            String status,
            @Nullable String text,
            @Nullable String textSha256,
            String rawSha256,
            Instant receivedAt,
            String via) {}

    /** Somebody, or a machine, looked whether a post is still there. */
    record Look(
            String externalId,
            Instant askedAt,
            @Nullable Instant answeredAt,
            String state,
            @Nullable String found) {}

    /** A letter and what became of it. */
    record Sent(
            String letter,
            String to,
            boolean legal,
            Instant askedAt,
            String state,
            @Nullable Instant toldAt,
            @Nullable String messageId,
            @Nullable String reason) {}

    /** A file on the case; its hash is that of the file. */
    record Attached(String name, String type, int bytes, String sha256, String addedBy, Instant addedAt) {}

    /** What it is all about. */
    record Front(
            String reference,
            String stage,
            String author,
            String platform,
            List<String> clauses,
            List<String> holds,
            @Nullable String patientId,
            Instant openedAt) {}

    /** The case for whoever is named, with what is privileged or without. */
    public CaseBundle of(Case about, String by, boolean withPrivileged) {
        var posts = incidents.ofCase(about.id);
        var exhibits = new ArrayList<Exhibit>();
        exhibits.add(exhibit("A1", "The case", front(about)));
        exhibits.add(exhibit("A2", "Timeline", timeline(about, posts, withPrivileged)));
        var number = 0;
        for (var post : posts) {
            for (var revision : incidents.revisions(post.id)) {
                exhibits.add(exhibit("B" + ++number, "Post as received", received(post, revision)));
            }
        }
        exhibits.add(exhibit(
                "C1",
                "Looks whether the posts are still there",
                posts.stream().flatMap(this::looks).toList()));
        exhibits.add(exhibit("D1", "Letters and their delivery", sent(about)));
        number = 0;
        for (var file : attachments.of(about.id)) {
            exhibits.add(exhibit(
                    "E" + ++number,
                    "File",
                    new Attached(file.name, file.type, file.bytes, file.sha256, file.addedBy, file.addedAt)));
        }
        return CaseBundle.of(about.practice, about.reference, calendar.now(), by, !withPrivileged, exhibits);
    }

    private static Front front(Case about) {
        return new Front(
                about.reference,
                about.stage.name(),
                about.authorName,
                about.platform,
                about.clauses(),
                List.of(about.holds),
                about.patientId,
                about.openedAt);
    }

    private List<Happened> timeline(Case about, List<Incident> posts, boolean withPrivileged) {
        var ofTracks = posts.stream()
                .flatMap(post -> tracks.ofIncident(post.id).stream().flatMap(track -> {
                    var history = tracks.history(track.id);
                    return history.stream()
                            .map(entry -> happened(
                                    track.track.word() + " of " + post.externalId, entry, history, withPrivileged));
                }));
        var history = histories.of(about.id);
        return Stream.concat(history.stream().map(entry -> happened("case", entry, history, withPrivileged)), ofTracks)
                .sorted(Comparator.comparing(Happened::at))
                .toList();
    }

    private Happened happened(String where, Entry entry, List<? extends Entry> history, boolean withPrivileged) {
        return new Happened(
                entry.at,
                where,
                entry.happening,
                entry.fromStage,
                entry.toStage,
                entry.teller,
                entry.capacity,
                entry.quote,
                entry.law,
                read(Privilege.told(entry, history, withPrivileged)));
    }

    private static Post received(Incident post, Revision revision) {
        return new Post(
                post.platform,
                post.externalId,
                post.url,
                post.authorName,
                post.postedAt,
                revision.status,
                revision.text,
                revision.text == null ? null : StableId.hashOf(revision.text.getBytes(UTF_8)),
                revision.rawHash,
                revision.receivedAt,
                revision.via);
    }

    private Stream<Look> looks(Incident post) {
        return tracks.ofIncident(post.id).stream()
                .flatMap(track -> tracks.actions(track.id).stream())
                .filter(asked -> asked.action == Action.CHECK_STILL_THERE)
                .map(asked -> new Look(
                        post.externalId, asked.requestedAt, asked.answeredAt, asked.state.name(), asked.found));
    }

    private List<Sent> sent(Case about) {
        return letters.of(about.id).stream()
                .map(letter -> new Sent(
                        letter.template,
                        letter.recipient,
                        letter.legal,
                        letter.askedAt,
                        letter.state,
                        letter.toldAt,
                        letter.messageId,
                        letter.reason))
                .toList();
    }

    private Exhibit exhibit(String number, String title, Object content) {
        try {
            var tree = json.readTree(json.writeValueAsBytes(content));
            return new Exhibit(number, title, StableId.hashOf(json.writeValueAsBytes(tree)), tree);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode read(String told) {
        try {
            return json.readTree(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a history entry that is no JSON", e);
        }
    }
}
