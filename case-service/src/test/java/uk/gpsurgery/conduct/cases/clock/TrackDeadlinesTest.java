package uk.gpsurgery.conduct.cases.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.cases.CaseConfig;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackDeadline;

/** When the side tracks' deadlines end, over Christmas, Easter, leap days and both changes of the clocks. */
class TrackDeadlinesTest {

    private static final Calendar CALENDAR = calendar("1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # deadline                      | starts     | last day   | ends                 | near
            COMPLAINT_ACKNOWLEDGEMENT       | 2026-12-23 | 2026-12-30 | 2026-12-31T00:00:00Z | 2026-12-29T00:00:00Z
            COMPLAINT_ACKNOWLEDGEMENT       | 2026-12-24 | 2026-12-31 | 2027-01-01T00:00:00Z | 2026-12-30T00:00:00Z
            COMPLAINT_ACKNOWLEDGEMENT       | 2027-03-25 | 2027-04-01 | 2027-04-01T23:00:00Z | 2027-03-30T23:00:00Z
            COMPLAINT_ACKNOWLEDGEMENT       | 2026-11-20 | 2026-11-25 | 2026-11-26T00:00:00Z | 2026-11-24T00:00:00Z
            DATA_PROTECTION_ACKNOWLEDGEMENT | 2026-11-22 | 2026-12-22 | 2026-12-23T00:00:00Z | 2026-12-15T00:00:00Z
            DATA_PROTECTION_ACKNOWLEDGEMENT | 2027-03-01 | 2027-03-31 | 2027-03-31T23:00:00Z | 2027-03-22T00:00:00Z
            COMPLAINT_RESPONSE              | 2027-08-31 | 2028-02-29 | 2028-03-01T00:00:00Z | 2028-02-15T00:00:00Z
            COMPLAINT_MEMORY                | 2026-11-22 | 2027-05-22 | 2027-05-22T23:00:00Z | -
            SUPPORT_REVIEW                  | 2026-11-22 | 2026-12-06 | 2026-12-07T00:00:00Z | -
            SIGNPOST                        | 2026-12-24 | 2026-12-29 | 2026-12-30T00:00:00Z | -
            """, nullValues = "-")
    void ends(TrackDeadline deadline, LocalDate starts, LocalDate lastDay, Instant ends, @Nullable Instant near) {
        var due = CALENDAR.endOf(deadline, starts);

        assertThat(due).isEqualTo(ends);
        assertThat(CALENDAR.lastDay(due)).isEqualTo(lastDay);
        assertThat(CALENDAR.nearTo(deadline, due)).isEqualTo(near);
    }

    @Test
    void noSettingLoosensWhatTheLawFixes() {
        var loose = calendar("99");
        var start = LocalDate.of(2026, 11, 20);

        for (var deadline : TrackDeadline.values()) {
            if (!deadline.mayBePaused() && deadline != TrackDeadline.SAFEGUARDING_ACKNOWLEDGEMENT) {
                assertThat(loose.endOf(deadline, start)).isEqualTo(CALENDAR.endOf(deadline, start));
            }
        }
        assertThat(loose.endOf(TrackDeadline.SIGNPOST, start)).isAfter(CALENDAR.endOf(TrackDeadline.SIGNPOST, start));
        assertThat(Duration.between(loose.now(), loose.endOf(TrackDeadline.SAFEGUARDING_ACKNOWLEDGEMENT, start)))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15).plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # due                | stood still | due then
            2026-12-07T00:00:00Z | PT1S        | 2026-12-08T00:00:00Z
            2026-12-07T00:00:00Z | PT24H       | 2026-12-08T00:00:00Z
            2026-12-07T00:00:00Z | PT24H1S     | 2026-12-09T00:00:00Z
            2027-03-28T00:00:00Z | PT48H       | 2027-03-29T23:00:00Z
            2026-10-24T23:00:00Z | PT24H       | 2026-10-26T00:00:00Z
            """)
    void aPauseCountsInWholeDaysBegun(Instant due, Duration pause, Instant then) {
        assertThat(CALENDAR.later(due, pause)).isEqualTo(then);
    }

    /** As the settings have it, each number of days being {@code days}. */
    private static Calendar calendar(String days) {
        var settings = new TreeMap<String, String>();
        for (var setting : List.of("signpost", "by-hand", "report", "report-answer", "police-answer", "legal-advice")) {
            settings.put("conduct.cases.deadline." + setting, days);
        }
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DeadlineConfig.class)
                .withMapping(CaseConfig.class)
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .build();
        return new Calendar(config.getConfigMapping(CaseConfig.class), config.getConfigMapping(DeadlineConfig.class));
    }
}
