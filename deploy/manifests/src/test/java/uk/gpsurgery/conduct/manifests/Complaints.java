package uk.gpsurgery.conduct.manifests;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, each in a sentence. */
final class Complaints {

    private final List<String> sentences = new ArrayList<>();

    /** Complains about somebody unless it is so. */
    void unless(boolean holds, Manifest who, String what) {
        if (!holds) {
            sentences.add(who.id() + ": " + what);
        }
    }

    /** Complains unless the two are the same, and tells both. */
    void unlessSame(Object is, Object meant, Manifest who, String what) {
        unless(is.equals(meant), who, what + " is " + is + " and " + meant + " is meant");
    }

    /** Complains about something that is not there at all. */
    void missing(String what) {
        sentences.add(what);
    }

    List<String> told() {
        return List.copyOf(sentences);
    }
}
