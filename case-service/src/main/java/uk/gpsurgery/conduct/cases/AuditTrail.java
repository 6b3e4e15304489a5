package uk.gpsurgery.conduct.cases;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.kit.Audit;
import uk.gpsurgery.conduct.kit.AuditEntry;
import uk.gpsurgery.conduct.kit.AuditReport;
import uk.gpsurgery.conduct.kit.AuditRow;
import uk.gpsurgery.conduct.kit.SealKeys;

/** The practice's record of who did, saw or was refused what. It names things by their path: no text, no names. */
@Singleton
public class AuditTrail {

    private final Audit audit;
    private final Calendar calendar;

    AuditTrail(Audit audit, Calendar calendar) {
        this.audit = audit;
        this.calendar = calendar;
    }

    /** What each end of day is signed with. */
    @ConfigMapping(prefix = "conduct.audit")
    interface Settings {

        /** Base64 of 32 random bytes, of which an Ed25519 key is made. There is no default. */
        String sealKey();

        /** Public keys of earlier seal keys, as the log said them at the start: what they signed is still known. */
        Optional<List<String>> formerKeys();
    }

    /** The keys of the settings. */
    static final class Keys {

        private static final Logger LOG = Logger.getLogger(Keys.class);

        @Produces
        @Startup
        @Singleton
        SealKeys keys(Settings settings) {
            var keys = SealKeys.of(settings.sealKey(), settings.formerKeys().orElse(List.of()));
            LOG.infof("audit seals are checked with the Ed25519 key %s", keys.publicKey());
            return keys;
        }
    }

    /** It is on record if the running transaction commits. */
    public void done(Deed deed) {
        audit.add(entry(deed, AuditEntry.DONE));
    }

    /** It was refused: what was wanted has been rolled back, and that it was wanted is kept. */
    public void refused(Deed deed, String code) {
        QuarkusTransaction.requiringNew().run(() -> audit.add(entry(deed, code)));
    }

    public AuditReport verify(String practice) throws SQLException {
        return audit.verify(practice);
    }

    public List<AuditRow> after(String practice, long number, int limit) throws SQLException {
        return audit.after(practice, number, limit);
    }

    /** Signs what stands at the end of a day. */
    void seal(String practice) throws SQLException {
        audit.seal(practice, calendar.now());
    }

    private AuditEntry entry(Deed deed, String outcome) {
        return new AuditEntry(
                deed.practice(),
                calendar.now(),
                deed.who(),
                deed.roles().stream().sorted().collect(Collectors.joining(",")),
                deed.what(),
                deed.object(),
                outcome,
                deed.correlation());
    }
}
