package uk.gpsurgery.conduct.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** The practices this installation serves, by ODS code. */
@ConfigMapping(prefix = "conduct.practice")
public interface PracticeConfig {

    @WithParentName
    Map<String, Practice> practices();

    /** One practice, as its letters speak of it. */
    interface Practice {

        String name();

        String phone();

        String address();

        /** Where a complaint can be made. */
        String complaintsUrl();

        /** Gets the staff letters. */
        Person manager();

        /** Is alerted within a minute when somebody may be in danger. */
        Person safeguardingLead();

        /** Is told of a safeguarding alert that nobody has taken after 15 minutes; the lead where there is none. */
        Optional<Person> dutyGp();

        /** Whom staff turn to for support after a post about them; the practice manager where nobody is named. */
        Optional<String> supportContact();

        /** Takes patients off the list: NHS England or the integrated care board it delegates to. */
        Person commissioner();

        /** Who gives legal advice, by the short name that is told when advice is sought. */
        Map<String, Person> advisers();
    }

    /** A name and where their mail goes. */
    interface Person {

        String name();

        String email();
    }

    /** The practice of an ODS code; an event of any other is nobody's. */
    default Practice of(String practice) {
        var found = practices().get(practice);
        if (found == null) {
            throw new IllegalArgumentException("no settings for this practice: conduct.practice.<ODS code>");
        }
        return found;
    }
}
