package uk.gpsurgery.conduct.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells a machine that is away, and will be back, from an event that will never be digested. */
final class Faults {

    /**
     * Classes of SQLSTATE that pass: 08 connection, 40 rolled back by a rival, 53 out of resources, 57 the operator
     * stopped it, 58 the disk. PostgreSQL, appendix A.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    private Faults() {}

    /** True when trying again later may succeed. */
    static boolean pass(Throwable fault) {
        return pass(fault, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean pass(@Nullable Throwable fault, Set<Throwable> seen) {
        if (fault == null || !seen.add(fault)) {
            return false;
        }
        if (fault instanceof JsonProcessingException) {
            // An IOException by birth only: it will say the same every time.
            return false;
        }
        if (fault instanceof RetriableException
                || fault instanceof IOException
                || fault instanceof SQLTransientException
                || fault instanceof SQLRecoverableException
                || fault instanceof SQLException sql && passing(sql)) {
            return true;
        }
        for (var suppressed : fault.getSuppressed()) {
            if (pass(suppressed, seen)) {
                return true;
            }
        }
        return pass(fault.getCause(), seen);
    }

    private static boolean passing(SQLException fault) {
        var state = fault.getSQLState();
        // A pool that waited in vain for a connection tells no state at all.
        return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
    }

    /** Classes only: a message may quote what it failed on. */
    static String classesOf(Throwable fault) {
        var classes = new StringBuilder(fault.getClass().getSimpleName());
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        for (var cause = fault.getCause(); cause != null && seen.add(cause); cause = cause.getCause()) {
            classes.append(" <- ").append(cause.getClass().getSimpleName());
        }
        return classes.toString();
    }

    /** The same fault for the log: where it happened and of what class, not what it says. */
    static Throwable withoutWords(Throwable fault) {
        var root = fault;
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        while (root.getCause() != null && seen.add(root)) {
            root = root.getCause();
        }
        var silent = new RuntimeException(classesOf(fault), null, false, true) {};
        silent.setStackTrace(root.getStackTrace());
        return silent;
    }
}
