package uk.gpsurgery.conduct.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The practice this installation serves: the demo's, until somebody writes their own into the file. */
public final class Practice {

    private static final Pattern KEY = Pattern.compile("conduct\\.practice\\.\"?([A-Z0-9]{3,10})\"?\\.name");

    private final String code;
    private final Map<String, String> settings;

    private Practice(String code, Map<String, String> settings) {
        this.code = code;
        this.settings = settings;
    }

    static Practice keptIn(Path file) throws IOException, CannotStart {
        if (!Files.exists(file)) {
            try (var demo = Objects.requireNonNull(Practice.class.getResourceAsStream("/demo/practice.properties"))) {
                Files.copy(demo, file);
            }
        }
        var lines = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        var settings = new TreeMap<String, String>();
        lines.stringPropertyNames().forEach(name -> settings.put(name, lines.getProperty(name)));
        for (var name : settings.keySet()) {
            var key = KEY.matcher(name);
            if (key.matches()) {
                return new Practice(Objects.requireNonNull(key.group(1)), settings);
            }
        }
        throw new CannotStart(
                file + " names no practice: it wants a line such as conduct.practice.\"Y12345\".name=...");
    }

    /** Its ODS code. */
    public String code() {
        return code;
    }

    Map<String, String> settings() {
        return settings;
    }
}
