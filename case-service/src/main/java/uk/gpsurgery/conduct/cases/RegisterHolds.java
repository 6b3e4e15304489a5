package uk.gpsurgery.conduct.cases;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.CaseFile.PatientFacts;
import uk.gpsurgery.conduct.cases.policy.Happening.HeldByTrack;
import uk.gpsurgery.conduct.cases.policy.Happening.ReleasedByTrack;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.kit.Correlation;

/** Who has died, or whose record is restricted, is held on every open case, so that no letter that waits still goes. */
@Singleton
public class RegisterHolds {

    private final Cases cases;
    private final Telling telling;

    RegisterHolds(Cases cases, Telling telling) {
        this.cases = cases;
        this.telling = telling;
    }

    /** The register says this of a patient now; what it never said is for people to lift. */
    public void told(String practice, String patientId, Optional<PatientFacts> before, PatientFacts now)
            throws SQLException {
        for (var about : cases.openOfPatient(practice, patientId)) {
            hold(about, Hold.DECEASED, before.filter(PatientFacts::deceased).isPresent(), now.deceased());
            hold(
                    about,
                    Hold.SENSITIVE_RECORD,
                    before.filter(PatientFacts::restricted).isPresent(),
                    now.restricted());
        }
    }

    private void hold(Case about, Hold hold, boolean was, boolean is) throws SQLException {
        var held = about.holds().contains(hold);
        if (is && !held) {
            telling.byItself(about, new HeldByTrack(hold), Actor.TRACK, Correlation.id());
        } else if (was && !is && held) {
            telling.byItself(about, new ReleasedByTrack(hold), Actor.TRACK, Correlation.id());
        }
    }
}
