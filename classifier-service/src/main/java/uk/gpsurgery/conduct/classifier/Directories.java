package uk.gpsurgery.conduct.classifier;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.classifier.rules.Directory;
import uk.gpsurgery.conduct.classifier.rules.Roster;
import uk.gpsurgery.conduct.classifier.rules.StaffMember;
import uk.gpsurgery.conduct.classifier.wire.DirectoryEntry;

/** Who belongs to which practice, as told so far. No practice sees another's people. */
@Singleton
public final class Directories {

    private final Map<String, Practice> practices = new ConcurrentHashMap<>();
    private final NameHash hash;

    Directories(NameHash hash) {
        this.hash = hash;
    }

    /** The people of that practice; nobody when none has been told. */
    public Directory of(String practice) {
        var known = practices.get(practice);
        return known == null ? Directory.empty() : known.directory;
    }

    /** Somebody has joined, changed or, without an entry, left. The key is {@code practice:kind:id}. */
    void told(String key, @Nullable DirectoryEntry entry) {
        var practice = practices.computeIfAbsent(key.substring(0, key.indexOf(':')), any -> new Practice(hash));
        practice.told(key, entry);
    }

    private static final class Practice {

        private final Map<String, StaffMember> staff = new TreeMap<>();
        private final Map<String, List<String>> hashesOf = new ConcurrentHashMap<>();
        private final Map<String, Integer> patients = new ConcurrentHashMap<>();
        private final NameHash hash;
        private volatile Directory directory;

        Practice(NameHash hash) {
            this.hash = hash;
            this.directory = directory();
        }

        void told(String key, @Nullable DirectoryEntry entry) {
            forgetHashes(key);
            var wasStaff = staff.remove(key) != null;
            if (entry != null && entry.kind().equals("staff")) {
                staff.put(key, member(entry));
            } else if (entry != null) {
                var hashes = Objects.requireNonNullElse(entry.nameHashes(), List.<String>of());
                hashesOf.put(key, hashes);
                hashes.forEach(one -> patients.merge(one, 1, Integer::sum));
            }
            if (wasStaff || staff.containsKey(key)) {
                directory = directory();
            }
        }

        private void forgetHashes(String key) {
            var hashes = hashesOf.remove(key);
            if (hashes != null) {
                // Two patients may bear one name.
                hashes.forEach(one -> patients.computeIfPresent(one, (any, count) -> count == 1 ? null : count - 1));
            }
        }

        private Directory directory() {
            return new Directory(
                    Roster.of(new ArrayList<>(staff.values())),
                    name -> !patients.isEmpty() && patients.containsKey(hash.of(name)));
        }

        private static StaffMember member(DirectoryEntry entry) {
            return new StaffMember(
                    entry.id(),
                    Objects.requireNonNull(entry.name()),
                    Objects.requireNonNull(entry.role()),
                    Objects.requireNonNullElse(entry.aliases(), List.of()));
        }
    }
}
