package uk.gpsurgery.conduct.manifests;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them. */
final class Quantity {

    private static final Pattern FORM = Pattern.compile("([0-9.]+)(m|Ki|Mi|Gi|Ti|MB|GB)?");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "m", new BigDecimal("0.001"),
            "Ki", BigDecimal.valueOf(1L << 10),
            "Mi", BigDecimal.valueOf(1L << 20),
            "Gi", BigDecimal.valueOf(1L << 30),
            "Ti", BigDecimal.valueOf(1L << 40),
            // PostgreSQL's, whose megabyte has 1024 kilobytes too.
            "MB", BigDecimal.valueOf(1L << 20),
            "GB", BigDecimal.valueOf(1L << 30));

    private Quantity() {}

    /** In cores or bytes; a complaint of the shapes is zero here. */
    static BigDecimal of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return BigDecimal.ZERO;
        }
        var unit = form.group(2);
        var factor = unit == null ? BigDecimal.ONE : Objects.requireNonNull(UNITS.get(unit));
        return new BigDecimal(Objects.requireNonNull(form.group(1))).multiply(factor);
    }

    static boolean within(String amount, String limit) {
        return of(amount).compareTo(of(limit)) <= 0;
    }
}
