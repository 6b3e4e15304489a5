package uk.gpsurgery.conduct.cases.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import uk.gpsurgery.conduct.cases.Judging;
import uk.gpsurgery.conduct.cases.Telling;
import uk.gpsurgery.conduct.cases.api.CaseView.Found;
import uk.gpsurgery.conduct.cases.api.CaseView.IncidentView;
import uk.gpsurgery.conduct.cases.api.CaseView.LetterView;
import uk.gpsurgery.conduct.cases.api.CaseView.Moved;
import uk.gpsurgery.conduct.cases.api.CaseView.Summary;
import uk.gpsurgery.conduct.cases.bundle.Privilege;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.EscalationPolicy;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.policy.Happening.HoldLifted;
import uk.gpsurgery.conduct.cases.policy.Happening.HoldSet;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.Outcome;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.CaseLetters;
import uk.gpsurgery.conduct.cases.store.CaseSearch.Place;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Histories;
import uk.gpsurgery.conduct.cases.store.HistoryEntry;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.kit.Correlation;
import uk.gpsurgery.conduct.kit.Problems;

/** Cases: looked at, told what happened, held and released. */
@Path("/v1/cases")
@Transactional
@OfOnePractice
class CasesResource {

    private final Cases cases;
    private final Incidents incidents;
    private final Histories histories;
    private final CaseLetters letters;
    private final Telling telling;
    private final Happenings happenings;
    private final SignedIn signedIn;
    private final Asked asked;
    private final Calendar calendar;
    private final TrackViews tracks;

    CasesResource(
            Cases cases,
            Incidents incidents,
            Histories histories,
            CaseLetters letters,
            Telling telling,
            Happenings happenings,
            SignedIn signedIn,
            Asked asked,
            Calendar calendar,
            TrackViews tracks) {
        this.cases = cases;
        this.incidents = incidents;
        this.histories = histories;
        this.letters = letters;
        this.telling = telling;
        this.happenings = happenings;
        this.signedIn = signedIn;
        this.asked = asked;
        this.calendar = calendar;
        this.tracks = tracks;
    }

    /** Cases, last changed first; where there are more, the Link header leads to the next page. */
    @GET
    @RolesAllowed({"practice-manager", "partner", "reception", "ig-lead", "cases:read"})
    public RestResponse<List<Summary>> list(@BeanParam CaseQuery query, @Context UriInfo address) {
        var found = cases.list(signedIn.practice(), query.search(), calendar.now());
        var page = found.subList(0, Math.min(found.size(), query.limit()));
        var answer = ResponseBuilder.ok(
                page.stream().map(one -> Summary.of(one, calendar.now())).toList());
        if (found.size() > page.size()) {
            answer.header(HttpHeaders.LINK, next(address, Place.of(page.get(page.size() - 1))));
        }
        return answer.build();
    }

    private static String next(UriInfo address, Place last) {
        var next = address.getRequestUriBuilder()
                .replaceQueryParam("cursor", CaseQuery.cursor(last))
                .build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }

    /** The whole case: posts with evidence, history, letters, and which happenings may be told now. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"practice-manager", "partner", "reception", "ig-lead", "cases:read"})
    public CaseView show(@PathParam("id") String id) {
        return view(cases.of(signedIn.practice(), id).orElseThrow(CasesResource::notFound));
    }

    /** Somebody tells what happened; the ladder answers. */
    @POST
    @Path("/{id}/happenings")
    @RolesAllowed({"practice-manager", "partner"})
    public Response tell(@PathParam("id") String id, ObjectNode body) throws SQLException {
        return tell(id, happenings.read(body), Optional.of(body));
    }

    /** Sets a hold: the ladder stops where its guards ask for it. */
    @PUT
    @Path("/{id}/holds/{hold}")
    @RolesAllowed({"practice-manager", "partner"})
    public Response hold(@PathParam("id") String id, @PathParam("hold") String hold, @Valid @NotNull Reason why)
            throws SQLException {
        return tell(id, new HoldSet(CaseQuery.oneOf(Hold.class, hold, "hold"), why.reason()), Optional.empty());
    }

    /** Lifts a hold. */
    @DELETE
    @Path("/{id}/holds/{hold}")
    @RolesAllowed({"practice-manager", "partner"})
    public Response release(@PathParam("id") String id, @PathParam("hold") String hold, @Valid @NotNull Reason why)
            throws SQLException {
        return tell(id, new HoldLifted(CaseQuery.oneOf(Hold.class, hold, "hold"), why.reason()), Optional.empty());
    }

    /** Why; it is kept on the record. */
    record Reason(@NotBlank @Size(max = 4000) String reason) {}

    private Response tell(String id, Happening happening, Optional<ObjectNode> seen) throws SQLException {
        asked.toTell(Step.nameOf(happening.getClass()));
        var told = cases.locked(signedIn.practice(), id).orElseThrow(CasesResource::notFound);
        checkClaim(told, signedIn.subject(), calendar.now());
        if (seen.isPresent()) {
            VersionSeen.check(seen.get(), "case", told.version, version -> since(told, version));
        }
        var outcome = telling.tell(told, happening, signedIn.teller(), Correlation.id());
        if (outcome instanceof Outcome.Moved) {
            return Response.ok(moved(told, happening)).build();
        }
        if (outcome instanceof Outcome.AwaitsSecond waits) {
            // Somebody else has to come to it now.
            told.endClaim();
            return Response.accepted(Map.of("waitsFor", waits.whom(), "summary", Summary.of(told, calendar.now())))
                    .build();
        }
        throw refusal(outcome, told, Step.nameOf(happening.getClass()));
    }

    /** Whoever has given their own label is shown what the classifier found. */
    private Moved moved(Case told, Happening happening) {
        return new Moved(
                Summary.of(told, calendar.now()),
                happening instanceof Happening.Judged
                        ? incidents.ofCase(told.id).stream().map(Found::of).toList()
                        : null);
    }

    private CaseView view(Case found) {
        var file = telling.file(found, Optional.empty(), signedIn.teller());
        return new CaseView(
                Summary.of(found, calendar.now()),
                incidents.ofCase(found.id).stream()
                        .map(post -> IncidentView.of(post, incidents.revisions(post.id), Judging.isToCome(found)))
                        .toList(),
                entries(histories.of(found.id)),
                letters.of(found.id).stream().map(LetterView::of).toList(),
                EscalationPolicy.stepsFrom(found.stage).stream()
                        .map(step ->
                                StepView.of(step, step.to().orElse(found.stage), EscalationPolicy.unmet(step, file)))
                        .toList(),
                tracks.ofCase(found.id));
    }

    private List<EntryView> entries(List<HistoryEntry> history) {
        var admitted = Actor.MANAGER.admits(signedIn.teller());
        return history.stream()
                .map(entry -> EntryView.of(entry, Privilege.told(entry, history, admitted)))
                .toList();
    }

    private Map<String, Object> since(Case told, int version) {
        return Map.of("stage", told.stage, "changes", entries(histories.since(told.id, version)));
    }

    /** Two people on one case at the same time would tell it two stories. */
    static void checkClaim(Case told, String subject, Instant now) {
        if (told.isClaimedByAnotherThan(subject, now)) {
            throw Problems.with(
                    409,
                    "CLAIMED",
                    "Somebody else works on this case: wait until they give it back or their claim runs out.",
                    Map.of("claim", requireNonNull(Summary.of(told, now).claim())));
        }
    }

    private static RuntimeException refusal(Outcome outcome, Case told, String happening) {
        if (outcome instanceof Outcome.Refused refused) {
            return Refusal.by(refused.guards());
        }
        if (outcome instanceof Outcome.NotTheirs notTheirs) {
            return Refusal.notTheirs(notTheirs.by());
        }
        return Refusal.nothingLeads(
                "NOT_ON_THE_LADDER", told.stage.name(), happening, EscalationPolicy.stepsFrom(told.stage));
    }

    static RuntimeException notFound() {
        return Problems.of(404, "NO_SUCH_CASE", "No case of this practice has this id.");
    }
}
