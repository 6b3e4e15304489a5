package uk.gpsurgery.conduct.ingest.action;

import com.restfb.DebugHeaderInfo;
import com.restfb.DebugHeaderInfo.HeaderUsage;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the headers {@code X-App-Usage}, {@code X-Page-Usage} and {@code X-Business-Use-Case-Usage} ask for. */
final class FacebookUsage {

    /** Meta refuses at 100 percent; other programs of the practice use the same allowance. */
    private static final int NEARLY_ALL = 95;

    private FacebookUsage() {}

    /** How long to stay away; empty when there is no need to. */
    static Optional<Duration> rest(@Nullable DebugHeaderInfo told, Duration unlessTold) {
        if (told == null) {
            return Optional.empty();
        }
        var minutes = businesses(told)
                .map(business -> business.getEstimatedTimeToRegainAccess())
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (minutes > 0) {
            return Optional.of(Duration.ofMinutes(minutes));
        }
        return percentages(told).anyMatch(percent -> percent >= NEARLY_ALL)
                ? Optional.of(unlessTold)
                : Optional.empty();
    }

    private static Stream<Integer> percentages(DebugHeaderInfo told) {
        return Stream.concat(
                        Stream.of(told.getAppUsage(), told.getPageUsage())
                                .filter(Objects::nonNull)
                                .flatMap(FacebookUsage::percentages),
                        businesses(told)
                                .flatMap(business -> Stream.of(
                                        business.getCallCount(), business.getTotalTime(), business.getTotalCputime())))
                .filter(Objects::nonNull);
    }

    private static Stream<Integer> percentages(HeaderUsage usage) {
        return Stream.of(usage.getCallCount(), usage.getTotalTime(), usage.getTotalCputime());
    }

    private static Stream<DebugHeaderInfo.InnerBusinessUseCaseUsage> businesses(DebugHeaderInfo told) {
        var usage = told.getBusinessUseCaseUsage();
        return usage == null ? Stream.empty() : usage.getBusinessIds().stream().flatMap(id -> usage.get(id).stream());
    }
}
