package uk.gpsurgery.conduct.cases.policy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the reviewer, who has not seen what the classifier found, names the clause that it named. */
public enum Agreement {
    AGREED,
    /** The classifier named the clause and the reviewer did not. */
    OVERRULED,
    /** The reviewer named the clause and the classifier did not. */
    MISSED;

    /** Of every clause that either of them names. */
    public static Map<Clause, Agreement> of(Set<Label> suspected, Set<Label> judged) {
        var theirs = clauses(suspected);
        var ours = clauses(judged);
        var found = new TreeMap<Clause, Agreement>();
        theirs.forEach(clause -> found.put(clause, ours.contains(clause) ? AGREED : OVERRULED));
        ours.forEach(clause -> found.putIfAbsent(clause, MISSED));
        return found;
    }

    private static Set<Clause> clauses(Set<Label> labels) {
        return labels.stream().map(Label::clause).collect(Collectors.toSet());
    }
}
