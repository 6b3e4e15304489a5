package uk.gpsurgery.conduct.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings of the cases. */
@ConfigMapping(prefix = "conduct.cases")
public interface CaseConfig {

    /** Where staff open a case: the deep links of their mail begin with it. */
    @WithDefault("http://localhost:8083/v1/cases/")
    URI caseLink();

    /** Where staff open a post that is on no case. */
    @WithDefault("http://localhost:8083/v1/incidents/")
    URI incidentLink();

    /** How far this service's clock runs ahead of the machine's. For rehearsals; a practice leaves it at zero. */
    @WithDefault("0S")
    Duration clockAhead();

    /** How long a case is claimed by somebody who works on it, unless they give it back. */
    @WithDefault("30M")
    Duration claim();

    /** How long the answer to a call with an Idempotency-Key is kept for whoever asks again. */
    @WithDefault("24H")
    Duration answersKept();

    /** How often to look for deadlines that have ended. */
    @WithDefault("5S")
    Duration lookForDue();
}
