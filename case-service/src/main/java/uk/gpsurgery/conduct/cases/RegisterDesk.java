package uk.gpsurgery.conduct.cases;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.store.Patient;
import uk.gpsurgery.conduct.cases.store.Registers;
import uk.gpsurgery.conduct.cases.store.Staff;
import uk.gpsurgery.conduct.cases.wire.DirectoryEntry;
import uk.gpsurgery.conduct.kit.Correlation;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Outbox;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.StableId;

/** Keeps the registers. What the classifier needs of them goes out on directory.v1: patients only as hashes. */
@Singleton
public class RegisterDesk {

    private final Registers registers;
    private final RegisterHolds holds;
    private final NameHashes hashes;
    private final Outbox outbox;
    private final Calendar calendar;

    RegisterDesk(Registers registers, RegisterHolds holds, NameHashes hashes, Outbox outbox, Calendar calendar) {
        this.registers = registers;
        this.holds = holds;
        this.hashes = hashes;
        this.outbox = outbox;
        this.calendar = calendar;
    }

    public void keep(Staff staff) throws SQLException {
        registers.keep(staff);
        publish(new DirectoryEntry(
                staff.practice, "staff", staff.id, staff.name, staff.role, List.of(staff.aliases), null));
    }

    /** Refused where the NHS number stands on another entry. */
    public void keep(Patient patient) throws SQLException {
        registers
                .patientWithNhsNumber(patient.practice, patient.nhsNumber)
                .filter(other -> !other.id.equals(patient.id))
                .ifPresent(other -> {
                    throw Problems.of(
                            409, "NHS_NUMBER_TAKEN", "Another entry of the register has this NHS number; change that.");
                });
        var today = calendar.today();
        var before = registers.patient(patient.practice, patient.id).map(entered -> entered.facts(today));
        registers.keep(patient);
        holds.told(patient.practice, patient.id, before, patient.facts(today));
        publish(new DirectoryEntry(patient.practice, "patient", patient.id, null, null, null, hashes.of(patient.name)));
    }

    private void publish(DirectoryEntry entry) throws SQLException {
        var key = entry.practice() + ":" + entry.kind() + ":" + entry.id();
        outbox.add(new Event(
                "directory.v1", key, StableId.of(key, entry.toString()), Correlation.id(), calendar.now(), entry));
    }
}
