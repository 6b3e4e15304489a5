package uk.gpsurgery.conduct.cases;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Happening.BreachSuspected;
import uk.gpsurgery.conduct.cases.policy.Happening.PostSeenRemoved;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.policy.tracks.Track;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.FindingMade;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.PostSeenGone;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.Revision;
import uk.gpsurgery.conduct.cases.wire.Verdict;
import uk.gpsurgery.conduct.kit.StableId;

/** Where verdicts arrive: evidence is stored first, then a case is opened, joined, or told that a post has gone. */
@Singleton
class Reception {

    private final Cases cases;
    private final Incidents incidents;
    private final Telling telling;
    private final TrackTelling tracks;
    private final Calendar calendar;
    private final PracticeConfig practices;
    private final AuditTrail trail;

    Reception(
            Cases cases,
            Incidents incidents,
            Telling telling,
            TrackTelling tracks,
            Calendar calendar,
            PracticeConfig practices,
            AuditTrail trail) {
        this.cases = cases;
        this.incidents = incidents;
        this.telling = telling;
        this.tracks = tracks;
        this.calendar = calendar;
        this.practices = practices;
        this.trail = trail;
    }

    void receive(Verdict verdict, String correlation) throws Exception {
        practices.of(verdict.practice());
        var comment = verdict.comment();
        var known = incidents.locked(verdict.practice(), comment.platform(), comment.externalId());
        if (comment.removed()) {
            if (known.isPresent()) {
                gone(known.get(), comment, correlation);
            }
        } else if (known.isPresent() || verdict.needsAPerson()) {
            var incident = known.orElseGet(Incident::new);
            var news = keep(incident, verdict);
            onRecord(incident, Actor.CLASSIFIER, "evidence-kept", correlation);
            if (news) {
                openTracks(incident, labels(verdict), correlation);
            }
            if (labels(verdict).stream().anyMatch(Label::mayEnterTheLadder) && incident.caseId == null) {
                suspect(incident, verdict, correlation);
            }
        }
    }

    /** True when it is news: a post, or a revision of one, that was not kept before. */
    private boolean keep(Incident incident, Verdict verdict) {
        var comment = verdict.comment();
        var author = Objects.requireNonNull(comment.author());
        var fresh = incident.id == null;
        if (fresh) {
            incident.id = StableId.of(verdict.practice(), comment.platform(), comment.externalId());
            incident.practice = verdict.practice();
            incident.platform = comment.platform();
            incident.externalId = comment.externalId();
            incident.receivedAt = comment.receivedAt();
        }
        incident.authorId = author.id();
        incident.authorName = author.name();
        incident.url = comment.url();
        incident.postedAt = comment.postedAt();
        incident.gone = false;
        incident.route = verdict.route();
        incident.labels = verdict.labels().toArray(String[]::new);
        incident.named = verdict.namedStaff().toArray(String[]::new);
        incident.findings = verdict.findings().toString();
        incident.policyVersion = verdict.policyVersion();
        incident.modelVersion = verdict.modelVersion();
        if (fresh) {
            incidents.persist(incident);
        }
        return incidents.keep(revision(incident, comment));
    }

    /** A finding opens the tracks of its labels, each once; what there is to it a person decides. */
    private void openTracks(Incident incident, Set<Label> labels, String correlation) throws Exception {
        incidents.flush();
        for (var track : Track.values()) {
            if (track.opensFor(labels)) {
                tracks.byItself(incident, track, new FindingMade(labels), Actor.CLASSIFIER, correlation);
            }
        }
    }

    private void suspect(Incident incident, Verdict verdict, String correlation) throws Exception {
        var key = AuthorKey.of(incident);
        var open = cases.openOf(incident.practice, key);
        incident.caseId = open.isPresent() ? open.get().id : open(incident, key, verdict).id;
        var found = cases.locked(incident.practice, incident.caseId).orElseThrow();
        found.labels = union(found.labels, incident.labels);
        if (open.isEmpty()) {
            incidents.flush();
            telling.byItself(found, new BreachSuspected(labels(verdict)), Actor.CLASSIFIER, correlation);
        }
    }

    private Case open(Incident incident, String authorKey, Verdict verdict) {
        var opened = new Case();
        opened.id = StableId.of("case", incident.id, verdict.comment().id());
        opened.practice = incident.practice;
        opened.reference = "%s-%05d".formatted(calendar.today().getYear(), cases.nextNumber());
        opened.authorKey = authorKey;
        opened.authorName = Objects.requireNonNull(incident.authorName);
        opened.platform = incident.platform;
        opened.stage = Stage.DETECTED;
        opened.labels = incident.labels;
        opened.openedAt = calendar.now();
        opened.updatedAt = opened.openedAt;
        cases.persistAndFlush(opened);
        return opened;
    }

    private void gone(Incident incident, Verdict.Comment comment, String correlation) throws Exception {
        incident.gone = true;
        incidents.keep(revision(incident, comment));
        onRecord(incident, Actor.PLATFORM, "post-gone", correlation);
        for (var track : Track.values()) {
            tracks.byItself(incident, track, new PostSeenGone(), Actor.PLATFORM, correlation);
        }
        if (incident.caseId == null) {
            return;
        }
        var found = cases.locked(incident.practice, incident.caseId).orElseThrow();
        if (incidents.ofCase(found.id).stream().allMatch(post -> post.gone)) {
            telling.byItself(found, new PostSeenRemoved(), Actor.PLATFORM, correlation);
        }
    }

    private void onRecord(Incident incident, Actor part, String what, String correlation) {
        trail.done(Deed.byItself(incident.practice, part, what, "/v1/incidents/" + incident.id, correlation));
    }

    private static Revision revision(Incident incident, Verdict.Comment comment) {
        var revision = new Revision();
        revision.commentId = comment.id();
        revision.incidentId = incident.id;
        revision.practice = incident.practice;
        revision.status = comment.status();
        revision.text = comment.text();
        revision.rating = comment.rating();
        revision.receivedAt = comment.receivedAt();
        revision.via = comment.via();
        revision.rawHash = comment.rawHash();
        return revision;
    }

    private static Set<Label> labels(Verdict verdict) {
        return verdict.labels().stream().map(Label::of).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] union(String[] some, String[] more) {
        var all = new TreeSet<>(Arrays.asList(some));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}
