package uk.gpsurgery.conduct.cases.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long people have. Periods that the law fixes are not here. */
@ConfigMapping(prefix = "conduct.cases.deadline")
public interface DeadlineConfig {

    /** Working days to look at a new case. */
    @WithDefault("1")
    int triage();

    /** Working days to find out who the author is. */
    @WithDefault("2")
    int identification();

    /** Days the author has to take the post down. */
    @WithDefault("7")
    int removalRequest();

    /** Days more after the reminder. */
    @WithDefault("7")
    int reminder();

    /** Working days until the adviser is asked again. */
    @WithDefault("5")
    int legalAdvice();

    /** Working days to draft a warning once the advice is there. */
    @WithDefault("5")
    int warningDraft();

    /** Working days until the partners have met. */
    @WithDefault("5")
    int partnerMeeting();

    /** Working days until the commissioner should have acknowledged. */
    @WithDefault("2")
    int commissionerReceipt();

    /** Working days after which a deadline that has passed is told once more. */
    @WithDefault("2")
    int overdue();

    /** Working days to answer what a patient says against a warning or a removal. */
    @WithDefault("20")
    int representations();

    /** Working days to look at what a finding suggests on a side track. */
    @WithDefault("1")
    int signpost();

    /** Working days to do by hand what no machine can do on a platform. */
    @WithDefault("1")
    int byHand();

    /** Working days to report a post to its platform. */
    @WithDefault("2")
    int report();

    /** Working days until a platform is asked what became of a report. */
    @WithDefault("5")
    int reportAnswer();

    /** Working days until the police are asked how it stands. */
    @WithDefault("10")
    int policeAnswer();
}
