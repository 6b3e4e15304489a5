package uk.gpsurgery.conduct.cases.policy.tracks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.cases.policy.tracks.Action.HIDE;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackFiles.TODAY;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Clause;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Letter;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** Every step of every track: who takes it, where it leads, and each guard of it seen to bite. */
class TrackPolicyTest {

    private static final Teller MANAGER = person("gareth.noakes", "practice-manager");
    private static final Teller PARTNER = person("james.thornbury", "partner");
    private static final Teller RECEPTION = person("kayleigh.brooks", "reception");
    private static final Teller IG_LEAD = person("noor.aziz", "ig-lead");
    private static final Teller AUDITOR = person("an.auditor", "auditor");

    @ParameterizedTest(name = "{0}: {1} + {2} -> {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at                      | told                  | leads to      | by         | asks              | guards
            -                         | FindingMade           | EVIDENCED     | classifier | -                 | EVIDENCE_STORED
            -                         | ModerationWanted      | EVIDENCED     | staff      | -                 | EVIDENCE_STORED
            EVIDENCED SHOWN_AGAIN BAN_LIFTED | HidingDecided  | stays         | manager    | HIDE              | EVIDENCE_STORED THE_PLATFORM_LETS_YOU NOTHING_ELSE_ASKED A_GROUND_TO_MODERATE
            HIDDEN                    | ShowingDecided        | stays         | manager    | UNHIDE            | THE_PLATFORM_LETS_YOU NOTHING_ELSE_ASKED
            EVIDENCED SHOWN_AGAIN HIDDEN BAN_LIFTED | DeletionDecided | stays  | manager    | DELETE            | EVIDENCE_STORED THE_PLATFORM_LETS_YOU NOTHING_ELSE_ASKED NOT_NAMED_IN_THE_POST A_GROUND_TO_MODERATE REASON_IN_A_SENTENCE
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED BAN_LIFTED | BanDecided | stays | manager  | BAN               | EVIDENCE_STORED THE_PLATFORM_LETS_YOU THE_AUTHOR_IS_KNOWN_TO_THE_PLATFORM NOTHING_ELSE_ASKED NOT_NAMED_IN_THE_POST A_GROUND_TO_MODERATE REASON_IN_A_SENTENCE
            AUTHOR_BANNED             | BanLifted             | stays         | manager    | UNBAN             | THE_PLATFORM_LETS_YOU NOTHING_ELSE_ASKED
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | CheckWanted | stays | staff | CHECK_STILL_THERE | THE_PLATFORM_LETS_YOU
            EVIDENCED SHOWN_AGAIN BAN_LIFTED | ActionDone:HIDE | HIDDEN | platform | - | ASKED_OF_THE_PLATFORM
            HIDDEN | ActionDone:UNHIDE | SHOWN_AGAIN | platform | - | ASKED_OF_THE_PLATFORM
            EVIDENCED SHOWN_AGAIN HIDDEN BAN_LIFTED | ActionDone:DELETE | DELETED | platform | - | ASKED_OF_THE_PLATFORM
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED BAN_LIFTED | ActionDone:BAN | AUTHOR_BANNED | platform | - | ASKED_OF_THE_PLATFORM
            AUTHOR_BANNED | ActionDone:UNBAN | BAN_LIFTED | platform | - | ASKED_OF_THE_PLATFORM
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | ActionDone:CHECK_STILL_THERE | stays | platform | - | ASKED_OF_THE_PLATFORM
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | ActionFailed | stays | platform | -  | ASKED_OF_THE_PLATFORM
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | HandWanted | stays | platform | -    | ASKED_OF_THE_PLATFORM
            EVIDENCED SHOWN_AGAIN BAN_LIFTED | DoneByHand:HIDE | HIDDEN | staff | -  | ASKED_OF_A_PERSON
            HIDDEN | DoneByHand:UNHIDE | SHOWN_AGAIN | staff | - | ASKED_OF_A_PERSON
            EVIDENCED SHOWN_AGAIN HIDDEN BAN_LIFTED | DoneByHand:DELETE | DELETED | staff | - | ASKED_OF_A_PERSON
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED BAN_LIFTED | DoneByHand:BAN | AUTHOR_BANNED | staff | - | ASKED_OF_A_PERSON
            AUTHOR_BANNED | DoneByHand:UNBAN | BAN_LIFTED | staff | - | ASKED_OF_A_PERSON
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | DoneByHand:CHECK_STILL_THERE | stays | staff | - | ASKED_OF_A_PERSON
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | NotDoneByHand | stays | staff | -     | ASKED_OF_A_PERSON
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | DeadlinePassed | stays | clock | -    | -
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | PostSeenGone | GONE | platform | -    | -
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | ModerationClosed | CLOSED | manager | - | NOTHING_ELSE_ASKED
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | ClockPaused | stays | manager | -     | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            EVIDENCED SHOWN_AGAIN HIDDEN DELETED AUTHOR_BANNED BAN_LIFTED | ClockResumed | stays | manager | -    | THE_CLOCK_IS_PAUSED
            """)
    void moderation(
            @Nullable String at, String told, String to, String by, @Nullable String asks, @Nullable String guards) {
        assertStep(Track.MODERATION, at, told, to, by, asks, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at                   | told                  | leads to      | by         | guards
            -                      | FindingMade           | SIGNPOSTED    | classifier | -
            -                      | ComplaintReceived     | RECEIVED      | staff      | NOT_FROM_THE_FUTURE
            SIGNPOSTED             | DeadlinePassed        | stays         | clock      | -
            SIGNPOSTED             | SuggestionDismissed   | DISMISSED     | manager    | -
            SIGNPOSTED CLOSED      | ComplaintReceived     | RECEIVED      | staff      | NOT_FROM_THE_FUTURE
            RECEIVED               | DeadlineNear          | stays         | clock      | -
            RECEIVED               | DeadlinePassed        | stays         | clock      | -
            RECEIVED               | ComplaintAcknowledged | ACKNOWLEDGED  | manager    | NOT_NAMED_IN_THE_POST NOT_FROM_THE_FUTURE NOT_BEFORE_IT_WAS_RECEIVED
            ACKNOWLEDGED           | InvestigationAgreed   | INVESTIGATING | manager    | NOT_NAMED_IN_THE_POST ANSWERED_WITHIN_SIX_MONTHS
            ACKNOWLEDGED INVESTIGATING | DeadlineNear      | stays         | clock      | -
            ACKNOWLEDGED INVESTIGATING | DeadlinePassed    | stays         | clock      | -
            INVESTIGATING          | DelayExplained        | stays         | manager    | LATER_THAN_TODAY
            INVESTIGATING          | ComplaintAnswered     | RESPONDED     | manager    | NOT_NAMED_IN_THE_POST NOT_FROM_THE_FUTURE NOT_BEFORE_IT_WAS_RECEIVED OMBUDSMAN_NAMED
            RECEIVED ACKNOWLEDGED INVESTIGATING | ComplaintWithdrawn | CLOSED | manager | NOT_FROM_THE_FUTURE NOT_BEFORE_IT_WAS_RECEIVED
            RESPONDED              | TakenToOmbudsman      | OMBUDSMAN     | manager    | NOT_FROM_THE_FUTURE
            RESPONDED OMBUDSMAN    | ComplaintClosed       | CLOSED        | manager    | NOT_NAMED_IN_THE_POST
            CLOSED                 | DeadlinePassed        | LONG_PAST     | clock      | -
            SIGNPOSTED             | ClockPaused           | stays         | manager    | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            SIGNPOSTED             | ClockResumed          | stays         | manager    | THE_CLOCK_IS_PAUSED
            """)
    void complaint(@Nullable String at, String told, String to, String by, @Nullable String guards) {
        assertStep(Track.COMPLAINT, at, told, to, by, null, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at         | told                      | leads to       | by                          | guards
            -            | DataComplaintReceived     | RECEIVED       | staff                       | NOT_FROM_THE_FUTURE
            RECEIVED     | DeadlineNear              | stays          | clock                       | -
            RECEIVED     | DeadlinePassed            | stays          | clock                       | -
            RECEIVED     | DataComplaintAcknowledged | ACKNOWLEDGED   | information governance lead | NOT_FROM_THE_FUTURE NOT_BEFORE_IT_WAS_RECEIVED
            ACKNOWLEDGED | DataComplaintAnswered     | OUTCOME_TOLD   | information governance lead | NOT_FROM_THE_FUTURE NOT_BEFORE_IT_WAS_RECEIVED
            OUTCOME_TOLD | IcoSignposted             | ICO_SIGNPOSTED | information governance lead | NOT_FROM_THE_FUTURE
            """)
    void dataProtectionComplaint(@Nullable String at, String told, String to, String by, @Nullable String guards) {
        assertStep(Track.DATA_PROTECTION_COMPLAINT, at, told, to, by, null, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at       | told                | leads to   | by         | asks  | guards
            -          | FindingMade         | SIGNPOSTED | classifier | -     | -
            SIGNPOSTED | SuggestionDismissed | DISMISSED  | staff      | -     | -
            SIGNPOSTED | InvitationApproved  | stays      | manager    | REPLY | EVIDENCE_STORED THE_PLATFORM_LETS_YOU NOTHING_ELSE_ASKED CONFIRMS_NOBODY_AS_A_PATIENT
            SIGNPOSTED | ActionDone          | INVITED    | platform   | -     | ASKED_OF_THE_PLATFORM
            SIGNPOSTED | ActionFailed        | stays      | platform   | -     | ASKED_OF_THE_PLATFORM
            SIGNPOSTED | HandWanted          | stays      | platform   | -     | ASKED_OF_THE_PLATFORM
            SIGNPOSTED | DeadlinePassed      | stays      | clock      | -     | -
            SIGNPOSTED | DoneByHand          | INVITED    | staff      | -     | ASKED_OF_A_PERSON
            SIGNPOSTED | NotDoneByHand       | stays      | staff      | -     | ASKED_OF_A_PERSON
            SIGNPOSTED | PostSeenGone        | GONE       | platform   | -     | -
            SIGNPOSTED | ClockPaused         | stays      | manager    | -     | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            SIGNPOSTED | ClockResumed        | stays      | manager    | -     | THE_CLOCK_IS_PAUSED
            """)
    void reviewRedirect(
            @Nullable String at, String told, String to, String by, @Nullable String asks, @Nullable String guards) {
        assertStep(Track.REVIEW_REDIRECT, at, told, to, by, asks, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at             | told           | leads to | by       | asks  | guards
            -                | ReplyDrafted   | DRAFTED  | staff    | -     | ON_GOOGLE CONFIRMS_NOBODY_AS_A_PATIENT
            DRAFTED REJECTED | ReplyDrafted   | DRAFTED  | staff    | -     | NOTHING_ELSE_ASKED CONFIRMS_NOBODY_AS_A_PATIENT
            DRAFTED          | ReplyApproved  | stays    | manager  | REPLY | EVIDENCE_STORED THE_PLATFORM_LETS_YOU NOTHING_ELSE_ASKED NOT_NAMED_IN_THE_POST
            DRAFTED          | ActionDone     | REPLIED  | platform | -     | ASKED_OF_THE_PLATFORM
            DRAFTED          | ActionFailed   | REJECTED | platform | -     | ASKED_OF_THE_PLATFORM
            DRAFTED          | HandWanted     | stays    | platform | -     | ASKED_OF_THE_PLATFORM
            DRAFTED          | DeadlinePassed | stays    | clock    | -     | -
            DRAFTED          | DoneByHand     | REPLIED  | staff    | -     | ASKED_OF_A_PERSON
            DRAFTED          | NotDoneByHand  | REJECTED | staff    | -     | ASKED_OF_A_PERSON
            DRAFTED REJECTED | ReplyDropped   | CLOSED   | manager  | -     | NOTHING_ELSE_ASKED
            DRAFTED REJECTED | PostSeenGone   | GONE     | platform | -     | -
            DRAFTED          | ClockPaused    | stays    | manager  | -     | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            DRAFTED          | ClockResumed   | stays    | manager  | -     | THE_CLOCK_IS_PAUSED
            """)
    void googleReply(
            @Nullable String at, String told, String to, String by, @Nullable String asks, @Nullable String guards) {
        assertStep(Track.GOOGLE_REPLY, at, told, to, by, asks, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at                         | told                  | leads to  | by       | guards
            -                            | ReportWanted          | TO_REPORT | manager  | EVIDENCE_STORED A_GROUND_TO_MODERATE
            TO_REPORT                    | ReportMade            | REPORTED  | staff    | NOT_FROM_THE_FUTURE
            REPORTED APPEALED            | ReportAnswered:upheld | UPHELD    | staff    | NOT_FROM_THE_FUTURE
            REPORTED APPEALED            | ReportAnswered        | REJECTED  | staff    | NOT_FROM_THE_FUTURE
            REJECTED                     | AppealMade            | APPEALED  | manager  | NOT_FROM_THE_FUTURE NOT_APPEALED_YET
            TO_REPORT REPORTED APPEALED  | DeadlinePassed        | stays     | clock    | -
            TO_REPORT REPORTED APPEALED REJECTED | PostSeenGone  | GONE      | platform | -
            TO_REPORT REPORTED APPEALED REJECTED | ReportClosed  | CLOSED    | manager  | -
            TO_REPORT REPORTED APPEALED  | ClockPaused           | stays     | manager  | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            TO_REPORT REPORTED APPEALED  | ClockResumed          | stays     | manager  | THE_CLOCK_IS_PAUSED
            """)
    void platformReport(@Nullable String at, String told, String to, String by, @Nullable String guards) {
        assertStep(Track.PLATFORM_REPORT, at, told, to, by, null, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at                                              | told               | leads to           | by         | guards
            -                                                 | FindingMade        | ALERTED            | classifier | -
            -                                                 | DangerSeen         | ALERTED            | staff      | -
            ALERTED                                           | DeadlinePassed     | DUTY_GP_ALERTED    | clock      | -
            DUTY_GP_ALERTED                                   | DeadlinePassed     | LEAD_ALERTED       | clock      | -
            LEAD_ALERTED                                      | DeadlinePassed     | TO_BE_PHONED       | clock      | -
            ALERTED DUTY_GP_ALERTED LEAD_ALERTED TO_BE_PHONED | AlertAcknowledged  | ACKNOWLEDGED       | staff      | -
            ACKNOWLEDGED                                      | ClinicianAssigned  | CLINICIAN_ASSIGNED | staff      | -
            ACKNOWLEDGED CLINICIAN_ASSIGNED                   | DangerActedOn      | ACTIONED           | staff      | -
            ACTIONED                                          | SafeguardingClosed | CLOSED             | manager    | -
            """)
    void safeguarding(@Nullable String at, String told, String to, String by, @Nullable String guards) {
        assertStep(Track.SAFEGUARDING, at, told, to, by, null, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at              | told                | leads to   | by         | guards
            -                 | FindingMade         | SIGNPOSTED | classifier | -
            -                 | SupportOffered      | OFFERED    | manager    | NOT_FROM_THE_FUTURE
            SIGNPOSTED        | SuggestionDismissed | DISMISSED  | manager    | -
            SIGNPOSTED        | SupportOffered      | OFFERED    | manager    | NOT_FROM_THE_FUTURE
            OFFERED           | SupportAccepted     | ACCEPTED   | manager    | NOT_FROM_THE_FUTURE
            OFFERED           | SupportDeclined     | DECLINED   | manager    | NOT_FROM_THE_FUTURE
            ACCEPTED DECLINED | DeadlinePassed      | stays      | clock      | -
            ACCEPTED DECLINED | SupportReviewed     | REVIEWED   | manager    | NOT_FROM_THE_FUTURE
            ACCEPTED DECLINED | ClockPaused         | stays      | manager    | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            ACCEPTED DECLINED | ClockResumed        | stays      | manager    | THE_CLOCK_IS_PAUSED
            """)
    void staffSupport(@Nullable String at, String told, String to, String by, @Nullable String guards) {
        assertStep(Track.STAFF_SUPPORT, at, told, to, by, null, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at                | told                 | leads to   | by      | guards
            -                   | PoliceTold           | REPORTED   | manager | EVIDENCE_STORED NOT_FROM_THE_FUTURE CRIME_OR_THREAT
            REPORTED            | PoliceReferenceGiven | REFERENCED | manager | -
            REPORTED REFERENCED | DeadlinePassed       | stays      | clock   | -
            REPORTED REFERENCED | PoliceAnswered       | OUTCOME    | manager | NOT_FROM_THE_FUTURE
            REPORTED REFERENCED | ClockPaused          | stays      | manager | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            REPORTED REFERENCED | ClockResumed         | stays      | manager | THE_CLOCK_IS_PAUSED
            """)
    void police(@Nullable String at, String told, String to, String by, @Nullable String guards) {
        assertStep(Track.POLICE, at, told, to, by, null, guards);
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # at           | told              | leads to       | by      | guards
            -              | CounselChosen     | COUNSEL_CHOSEN | manager | -
            COUNSEL_CHOSEN | CounselInstructed | INSTRUCTED     | manager | EVIDENCE_STORED NOT_FROM_THE_FUTURE
            INSTRUCTED     | DeadlinePassed    | stays          | clock   | -
            INSTRUCTED     | AdviceGiven       | ADVISED        | manager | NOT_FROM_THE_FUTURE
            ADVISED        | CounselInstructed | INSTRUCTED     | manager | EVIDENCE_STORED NOT_FROM_THE_FUTURE
            ADVISED        | PrivilegeWaived   | stays          | partner | REASON_IN_A_SENTENCE
            COUNSEL_CHOSEN INSTRUCTED ADVISED | LegalClosed | CLOSED | manager | -
            INSTRUCTED     | ClockPaused       | stays          | manager | A_CLOCK_RUNS NOT_FIXED_BY_LAW
            INSTRUCTED     | ClockResumed      | stays          | manager | THE_CLOCK_IS_PAUSED
            """)
    void legal(@Nullable String at, String told, String to, String by, @Nullable String guards) {
        assertStep(Track.LEGAL, at, told, to, by, null, guards);
    }

    /** The tables above, row by row: nothing else is on a track. */
    @ParameterizedTest
    @EnumSource(Track.class)
    void noTrackHasAStepThatItsTableDoesNotShow(Track track) throws Exception {
        var table = Stream.of(TrackPolicyTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equalsIgnoreCase(track.word().replace("-", "")))
                .findFirst()
                .orElseThrow()
                .getAnnotation(CsvSource.class)
                .textBlock()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .count();

        assertThat(TrackPolicy.steps(track)).hasSize((int) table);
    }

    private static void assertStep(
            Track track,
            @Nullable String at,
            String told,
            String to,
            String by,
            @Nullable String asks,
            @Nullable String guards) {
        var happening = Tellings.of(told);
        for (var stage : stages(at)) {
            var step = step(TrackPolicy.decide(
                    track, good(stage, happening).toldBy(teller(by)).file(), happening));
            assertThat(step.from()).map(Enum::name).containsExactlyInAnyOrder(words(at));
            assertThat(step.to().map(Enum::name).orElse("stays")).isEqualTo(to);
            assertThat(step.by().words()).isEqualTo(by);
            assertThat(step.action().map(Enum::name).orElse(null)).isEqualTo(asks);
            assertThat(step.guards()).map(Enum::name).containsExactly(words(guards));
            assertThat(TrackPolicy.decide(
                            track, good(stage, happening).toldBy(AUDITOR).file(), happening))
                    .isEqualTo(new TrackOutcome.NotTheirs(step.by()));
            for (var guard : step.guards()) {
                var spoilt = Spoilt.by(guard, good(stage, happening).toldBy(teller(by)), happening);
                assertThat(TrackPolicy.decide(track, spoilt.file().file(), spoilt.told()))
                        .as(guard.name())
                        .isEqualTo(new TrackOutcome.Refused(List.of(guard)));
            }
        }
    }

    @Test
    void everyHappeningIsOnATrackAndEveryGuardGuardsAStep() {
        var steps = Stream.of(Track.values())
                .flatMap(track -> TrackPolicy.steps(track).stream())
                .toList();

        assertThat(steps.stream().<Class<?>>map(TrackStep::happening))
                .contains(TrackHappening.class.getPermittedSubclasses());
        assertThat(steps.stream().flatMap(step -> step.guards().stream())).contains(TrackGuard.values());
        assertThat(steps.stream().flatMap(step -> step.to().stream())).contains(TrackStage.values());
    }

    @Test
    void noTrackWritesToAPatientAndNoMachineAsksAPlatformForAnything() {
        for (var track : Track.values()) {
            assertThat(TrackPolicy.steps(track)).allSatisfy(step -> {
                assertThat(step.mail().map(mail -> mail.letter().recipient()).orElse(Letter.Recipient.STAFF))
                        .isEqualTo(Letter.Recipient.STAFF);
                assertThat(step.action().isPresent() && step.by().isMachine()).isFalse();
            });
        }
    }

    @Test
    void everyClockAndEveryMailIsMeant() {
        assertThat(Stream.of(Track.values())
                        .flatMap(track -> TrackPolicy.steps(track).stream()
                                .filter(step -> step.deadline().isPresent()
                                        || step.mail().isPresent())
                                .map(step -> clockAndMail(track, step))))
                .containsExactly("""
                        MODERATION [EVIDENCED, HIDDEN, SHOWN_AGAIN, DELETED, AUTHOR_BANNED, BAN_LIFTED] hand-wanted: starts BY_HAND
                        MODERATION [EVIDENCED, HIDDEN, SHOWN_AGAIN, DELETED, AUTHOR_BANNED, BAN_LIFTED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        COMPLAINT [] finding-made: starts SIGNPOST
                        COMPLAINT [SIGNPOSTED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        COMPLAINT [] complaint-received: starts COMPLAINT_ACKNOWLEDGEMENT
                        COMPLAINT [SIGNPOSTED, CLOSED] complaint-received: starts COMPLAINT_ACKNOWLEDGEMENT
                        COMPLAINT [RECEIVED] deadline-near: mails COMPLAINT_ACKNOWLEDGEMENT_DUE to PRACTICE_MANAGER
                        COMPLAINT [RECEIVED] deadline-passed: mails COMPLAINT_ACKNOWLEDGEMENT_DUE to PRACTICE_MANAGER
                        COMPLAINT [RECEIVED] complaint-acknowledged: starts COMPLAINT_RESPONSE
                        COMPLAINT [ACKNOWLEDGED] investigation-agreed: starts COMPLAINT_RESPONSE
                        COMPLAINT [ACKNOWLEDGED, INVESTIGATING] deadline-near: mails DUE_SOON to PRACTICE_MANAGER
                        COMPLAINT [ACKNOWLEDGED, INVESTIGATING] deadline-passed: mails DUE to PRACTICE_MANAGER
                        COMPLAINT [INVESTIGATING] delay-explained: starts COMPLAINT_RESPONSE
                        COMPLAINT [RECEIVED, ACKNOWLEDGED, INVESTIGATING] complaint-withdrawn: starts COMPLAINT_MEMORY
                        COMPLAINT [RESPONDED, OMBUDSMAN] complaint-closed: starts COMPLAINT_MEMORY
                        DATA_PROTECTION_COMPLAINT [] data-complaint-received: starts DATA_PROTECTION_ACKNOWLEDGEMENT
                        DATA_PROTECTION_COMPLAINT [RECEIVED] deadline-near: mails DUE_SOON to PRACTICE_MANAGER
                        DATA_PROTECTION_COMPLAINT [RECEIVED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        REVIEW_REDIRECT [SIGNPOSTED] hand-wanted: starts BY_HAND
                        REVIEW_REDIRECT [SIGNPOSTED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        GOOGLE_REPLY [DRAFTED] hand-wanted: starts BY_HAND
                        GOOGLE_REPLY [DRAFTED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        PLATFORM_REPORT [] report-wanted: starts REPORT
                        PLATFORM_REPORT [TO_REPORT] report-made: starts REPORT_ANSWER
                        PLATFORM_REPORT [REJECTED] appeal-made: starts REPORT_ANSWER
                        PLATFORM_REPORT [TO_REPORT, REPORTED, APPEALED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        SAFEGUARDING [] finding-made: starts SAFEGUARDING_ACKNOWLEDGEMENT mails SAFEGUARDING_ALERT to SAFEGUARDING_LEAD
                        SAFEGUARDING [] danger-seen: starts SAFEGUARDING_ACKNOWLEDGEMENT mails SAFEGUARDING_ALERT to SAFEGUARDING_LEAD
                        SAFEGUARDING [ALERTED] deadline-passed: starts SAFEGUARDING_ACKNOWLEDGEMENT mails SAFEGUARDING_ESCALATION to DUTY_GP
                        SAFEGUARDING [DUTY_GP_ALERTED] deadline-passed: starts SAFEGUARDING_ACKNOWLEDGEMENT mails SAFEGUARDING_ESCALATION to SAFEGUARDING_LEAD
                        SAFEGUARDING [LEAD_ALERTED] deadline-passed: mails SAFEGUARDING_ESCALATION to PRACTICE_MANAGER
                        STAFF_SUPPORT [] support-offered: mails STAFF_SUPPORT_OFFER to NAMED_STAFF
                        STAFF_SUPPORT [SIGNPOSTED] support-offered: mails STAFF_SUPPORT_OFFER to NAMED_STAFF
                        STAFF_SUPPORT [OFFERED] support-accepted: starts SUPPORT_REVIEW
                        STAFF_SUPPORT [OFFERED] support-declined: starts SUPPORT_REVIEW
                        STAFF_SUPPORT [ACCEPTED, DECLINED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        POLICE [] police-told: starts POLICE_ANSWER
                        POLICE [REPORTED] police-reference-given: starts POLICE_ANSWER
                        POLICE [REPORTED, REFERENCED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        LEGAL [COUNSEL_CHOSEN] counsel-instructed: starts COUNSEL_ANSWER
                        LEGAL [INSTRUCTED] deadline-passed: mails DUE to PRACTICE_MANAGER
                        LEGAL [ADVISED] counsel-instructed: starts COUNSEL_ANSWER
                        """.strip().split("\\R"));
    }

    private static String clockAndMail(Track track, TrackStep<?> step) {
        var clock = step.deadline().map(deadline -> " starts " + deadline).orElse("");
        var mail = step.mail()
                .map(letter -> " mails " + letter.letter() + " to " + letter.desk())
                .orElse("");
        return "%s %s %s:%s%s".formatted(track, step.from(), step.happeningName(), clock, mail);
    }

    @Test
    void onlyComplaintsAndSafeguardingHoldTheLadder() {
        assertThat(holds(Track.COMPLAINT))
                .containsExactlyInAnyOrder(
                        "RECEIVED COMPLAINT_OPEN",
                        "ACKNOWLEDGED COMPLAINT_OPEN",
                        "INVESTIGATING COMPLAINT_OPEN",
                        "RESPONDED COMPLAINT_OPEN",
                        "OMBUDSMAN COMPLAINT_OPEN",
                        "CLOSED COMPLAINT_RECENT");
        assertThat(holds(Track.SAFEGUARDING))
                .containsExactlyInAnyOrder(
                        "ACKNOWLEDGED SAFEGUARDING_OPEN",
                        "ALERTED SAFEGUARDING_OPEN",
                        "DUTY_GP_ALERTED SAFEGUARDING_OPEN",
                        "LEAD_ALERTED SAFEGUARDING_OPEN",
                        "TO_BE_PHONED SAFEGUARDING_OPEN",
                        "CLINICIAN_ASSIGNED SAFEGUARDING_OPEN",
                        "ACTIONED SAFEGUARDING_OPEN");
        for (var track : EnumSet.complementOf(EnumSet.of(Track.COMPLAINT, Track.SAFEGUARDING))) {
            assertThat(holds(track)).isEmpty();
        }
    }

    private static List<String> holds(Track track) {
        return Stream.of(TrackStage.values())
                .flatMap(stage -> TrackPolicy.holdOf(track, stage).stream()
                        .map(Hold::name)
                        .map(hold -> stage + " " + hold))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            defamatory            | MODERATION
            staff-identified      | MODERATION STAFF_SUPPORT
            inaccurate            | MODERATION
            complaint             | COMPLAINT
            safeguarding          | SAFEGUARDING
            off-channel-review    | REVIEW_REDIRECT
            device-use            | ''
            """)
    void aFindingOpensTheTracksOfItsLabel(String label, String tracks) {
        assertThat(Stream.of(Track.values()).filter(track -> track.opensFor(Set.of(Label.of(label)))))
                .map(Enum::name)
                .containsExactly(words(tracks));
    }

    @Test
    void whereATrackHasClosedNothingLeadsOn() {
        assertThat(TrackPolicy.decide(
                        Track.MODERATION,
                        good(Optional.of(TrackStage.CLOSED), Tellings.of("HidingDecided"))
                                .file(),
                        Tellings.of("HidingDecided")))
                .isEqualTo(new TrackOutcome.NotOnTheTrack());
        assertThat(TrackPolicy.isAnEnd(Track.MODERATION, TrackStage.CLOSED)).isTrue();
        assertThat(TrackPolicy.isAnEnd(Track.COMPLAINT, TrackStage.CLOSED)).isFalse();
        assertThat(TrackPolicy.isAnEnd(Track.COMPLAINT, TrackStage.LONG_PAST)).isTrue();
    }

    @Test
    void theLawsPeriodsAreNeverPaused() {
        assertThat(TrackDeadline.values())
                .filteredOn(deadline -> !deadline.mayBePaused())
                .containsExactly(
                        TrackDeadline.COMPLAINT_ACKNOWLEDGEMENT,
                        TrackDeadline.COMPLAINT_RESPONSE,
                        TrackDeadline.COMPLAINT_MEMORY,
                        TrackDeadline.DATA_PROTECTION_ACKNOWLEDGEMENT,
                        TrackDeadline.SAFEGUARDING_ACKNOWLEDGEMENT);
    }

    @Test
    void receptionHelpsAndDoesNotDecide() {
        assertThat(Actor.STAFF.admits(RECEPTION)).isTrue();
        assertThat(Actor.STAFF.admits(IG_LEAD)).isTrue();
        assertThat(Actor.STAFF.admits(MANAGER)).isTrue();
        assertThat(Actor.STAFF.admits(PARTNER)).isTrue();
        assertThat(Actor.STAFF.admits(AUDITOR)).isFalse();
        assertThat(Actor.STAFF.admits(Teller.machine(Actor.CLOCK))).isFalse();
        assertThat(Actor.IG_LEAD.admits(IG_LEAD)).isTrue();
        assertThat(Actor.IG_LEAD.admits(MANAGER)).isTrue();
        assertThat(Actor.IG_LEAD.admits(RECEPTION)).isFalse();
        assertThat(Actor.MANAGER.admits(RECEPTION)).isFalse();
        assertThat(Actor.MANAGER.admits(IG_LEAD)).isFalse();
    }

    static final List<String> QUOTES = Stream.of(Track.values())
            .flatMap(track -> TrackPolicy.steps(track).stream())
            .map(TrackStep::quote)
            .filter(quote -> !quote.isEmpty())
            .distinct()
            .toList();

    @ParameterizedTest
    @FieldSource("QUOTES")
    void quotesThePolicyToTheLetter(String quote) throws Exception {
        try (var text = requireNonNull(TrackPolicy.class.getResourceAsStream("/social-media-patient-policy.txt"))) {
            assertThat(new String(text.readAllBytes(), UTF_8)).contains(quote);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Thank you for your feedback. We cannot discuss individual cases here. Anyone with a concern can call our practice manager on 01632 960123. | true
            Reviews of GP surgeries belong on the NHS website. Anybody who uses our service can leave one there.  | true
            We are sorry to read this. Please contact us, so that we can listen. Call 01632 960123.               | true
            Sorry about your visit                                         | false
            Sorry about your last appointment                              | false
            You were seen within the hour                                  | false
            You have been treated with respect                             | false
            As our patient you know this                                   | false
            You are not a patient of ours                                  | false
            We are sorry, Robin                                            | false
            Dear Mrs FRY, we are sorry                                     | false
            Robins are birds that fry nothing                              | false
            Robins are birds                                               | true
            We saw you on 12 March                                         | false
            We saw you on 12/03/2026                                       | false
            We looked at this yesterday                                    | false
            It says so under 999 000 0018                                  | false
            It says so under 9990000018                                    | false
            Your prescription was ready                                    | false
            Your\u2009new diagnosis                                        | false
            When you came you were rude                                    | false
            """)
    void aPublicReplyConfirmsNobody(String text, boolean fine) {
        assertThat(PublicReply.confirmsNobody(text, "Robin Fry")).isEqualTo(fine);
    }

    private static TrackStep<?> step(TrackOutcome outcome) {
        assertThat(outcome).isInstanceOf(TrackOutcome.Moved.class);
        return ((TrackOutcome.Moved) outcome).step();
    }

    /** A file in which the step is allowed. */
    private static TrackFiles good(Optional<TrackStage> stage, TrackHappening told) {
        var file = TrackFiles.at(stage);
        if (told instanceof TrackHappening.Answering answering) {
            file.asked(EnumSet.of(answering.action())).byHand(EnumSet.of(answering.action()));
        }
        if (told instanceof ClockResumed) {
            file.clock(new TrackFile.Clock(TrackDeadline.BY_HAND, true));
        }
        return file;
    }

    /** Each stage of a row; before the track is opened where the row names none. */
    private static List<Optional<TrackStage>> stages(@Nullable String names) {
        return names == null
                ? List.of(Optional.empty())
                : Stream.of(names.split(" "))
                        .map(name -> Optional.of(TrackStage.valueOf(name)))
                        .toList();
    }

    private static String[] words(@Nullable String text) {
        return text == null || text.isEmpty() ? new String[0] : text.split(" ");
    }

    private static Teller teller(String by) {
        return switch (by) {
            case "manager" -> MANAGER;
            case "partner" -> PARTNER;
            case "staff" -> RECEPTION;
            case "information governance lead" -> IG_LEAD;
            default -> new Teller(by, Set.of(by), "");
        };
    }

    private static Teller person(String subject, String role) {
        return new Teller(subject, Set.of(role), "s-10");
    }

    /** What is told and the file it is told to, with one guard not met. */
    private record Spoilt(TrackFiles file, TrackHappening told) {

        static Spoilt by(TrackGuard guard, TrackFiles file, TrackHappening told) {
            return switch (guard) {
                case EVIDENCE_STORED -> new Spoilt(file.withoutEvidence(), told);
                case NOT_NAMED_IN_THE_POST ->
                    new Spoilt(file.toldBy(new Teller("named", Set.of("practice-manager"), "s-01")), told);
                case THE_AUTHOR_IS_KNOWN_TO_THE_PLATFORM -> new Spoilt(file.authorOnlyByName(), told);
                case ON_GOOGLE -> new Spoilt(file.onFacebook(), told);
                case NOTHING_ELSE_ASKED -> new Spoilt(file.asked(EnumSet.of(HIDE)), told);
                case NOT_APPEALED_YET -> new Spoilt(file.happened("appeal-made"), told);
                case A_CLOCK_RUNS -> new Spoilt(file.clock(new TrackFile.Clock(TrackDeadline.BY_HAND, true)), told);
                case NOT_FIXED_BY_LAW ->
                    new Spoilt(file.clock(new TrackFile.Clock(TrackDeadline.COMPLAINT_ACKNOWLEDGEMENT, false)), told);
                case THE_CLOCK_IS_PAUSED ->
                    new Spoilt(file.clock(new TrackFile.Clock(TrackDeadline.BY_HAND, false)), told);
                case THE_PLATFORM_LETS_YOU -> new Spoilt(file.nothingPossible(), told);
                case ASKED_OF_A_PERSON -> new Spoilt(file.byHand(EnumSet.noneOf(Action.class)), told);
                case ASKED_OF_THE_PLATFORM -> new Spoilt(file.asked(EnumSet.noneOf(Action.class)), told);
                case A_GROUND_TO_MODERATE -> new Spoilt(file, Tellings.with(told, "clause", Clause.X1));
                case REASON_IN_A_SENTENCE -> new Spoilt(file, Tellings.with(told, "reason", "rude and very bad  "));
                case CONFIRMS_NOBODY_AS_A_PATIENT ->
                    new Spoilt(file, Tellings.with(told, "text", "You were seen on time"));
                case NOT_FROM_THE_FUTURE -> new Spoilt(file, Tellings.with(told, "on", TODAY.plusDays(1)));
                case NOT_BEFORE_IT_WAS_RECEIVED -> new Spoilt(file, Tellings.with(told, "on", TODAY.minusDays(11)));
                case ANSWERED_WITHIN_SIX_MONTHS ->
                    new Spoilt(
                            file,
                            Tellings.with(
                                    told,
                                    "respondBy",
                                    TODAY.minusDays(10).plusMonths(6).plusDays(1)));
                case LATER_THAN_TODAY -> new Spoilt(file, Tellings.with(told, "respondBy", TODAY));
                case OMBUDSMAN_NAMED -> new Spoilt(file, Tellings.with(told, "ombudsmanNamed", false));
                case CRIME_OR_THREAT -> new Spoilt(file, Tellings.with(told, "crimeOrThreat", false));
            };
        }
    }

    /** One good telling of every happening. */
    private static final class Tellings {

        private static final String SENTENCE = "It names another patient and her illness.";

        private static final List<TrackHappening> GOOD = List.of(
                new FindingMade(Set.of(Label.DEFAMATORY)),
                new DeadlineNear(),
                new DeadlinePassed(),
                new ClockPaused("on leave"),
                new ClockResumed("back"),
                new SuggestionDismissed("praise"),
                new ModerationWanted("seen on the page"),
                new HidingDecided(Clause.P2, SENTENCE),
                new ShowingDecided("apology"),
                new DeletionDecided(Clause.P2, SENTENCE),
                new BanDecided(Clause.P3, SENTENCE),
                new BanLifted("apology"),
                new CheckWanted(),
                new ActionDone(HIDE),
                new ActionFailed(HIDE, "limit"),
                new HandWanted(HIDE, "Please hide it"),
                new DoneByHand(HIDE, "in the page's own tool"),
                new NotDoneByHand(HIDE, "there is no such button"),
                new PostSeenGone(),
                new ModerationClosed("settled"),
                new ComplaintReceived(TODAY.minusDays(1), "by phone"),
                new ComplaintAcknowledged(TODAY, "by letter"),
                new InvestigationAgreed(TODAY.minusDays(10).plusMonths(6), "what happened at the desk"),
                new DelayExplained(TODAY.plusDays(1), "a witness is away"),
                new ComplaintAnswered(TODAY, "upheld in part", true),
                new TakenToOmbudsman(TODAY),
                new ComplaintWithdrawn(TODAY, "by phone"),
                new ComplaintClosed("answered"),
                new DataComplaintReceived(TODAY, "in a comment"),
                new DataComplaintAcknowledged(TODAY, "by mail"),
                new DataComplaintAnswered(TODAY, "a record was corrected"),
                new IcoSignposted(TODAY),
                new InvitationApproved("Reviews belong on the NHS website."),
                new ReplyDrafted("Please contact us, so that we can listen."),
                new ReplyApproved(),
                new ReplyDropped("not worth it"),
                new ReportWanted(Clause.P3, "spam"),
                new ReportMade(TODAY, "ref 1"),
                new ReportAnswered(TODAY, false),
                new AppealMade(TODAY, "they did not read it"),
                new ReportClosed("enough"),
                new DangerSeen("a letter in the post box"),
                new AlertAcknowledged(),
                new ClinicianAssigned("Dr Eze"),
                new DangerActedOn(Deed.CRISIS_TEAM, "rang them"),
                new SafeguardingClosed("the crisis team has it"),
                new SupportOffered(TODAY, "a talk"),
                new SupportAccepted(TODAY),
                new SupportDeclined(TODAY),
                new SupportReviewed(TODAY, "nothing more wanted"),
                new PoliceTold(TODAY, true, "by phone"),
                new PoliceReferenceGiven("log 1"),
                new PoliceAnswered(TODAY, "words of advice"),
                new CounselChosen("mdu", "our defence union"),
                new CounselInstructed(TODAY, "May we warn?"),
                new AdviceGiven(TODAY, "you may"),
                new PrivilegeWaived("the court has asked for the advice"),
                new LegalClosed("settled"));

        /** {@code ActionDone:BAN} is told of a ban, {@code ReportAnswered:upheld} that it was. */
        static TrackHappening of(String name) {
            var parts = name.split(":");
            var good = GOOD.stream()
                    .filter(told -> told.getClass().getSimpleName().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name));
            if (parts.length == 1) {
                return good;
            }
            return parts[1].equals("upheld")
                    ? with(good, "upheld", true)
                    : with(good, "action", Action.valueOf(parts[1]));
        }

        /** The same telling with another value in one field. */
        static TrackHappening with(TrackHappening told, String field, Object value) {
            try {
                var components = told.getClass().getRecordComponents();
                var values = new Object[components.length];
                for (var at = 0; at < components.length; at++) {
                    values[at] = components[at].getName().equals(field)
                            ? value
                            : components[at].getAccessor().invoke(told);
                }
                var constructor = told.getClass()
                        .getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
                return (TrackHappening) constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
