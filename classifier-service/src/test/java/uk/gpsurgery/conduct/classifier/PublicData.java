package uk.gpsurgery.conduct.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Public data in a folder of its own, read where it lies: none of it is part of this project. */
final class PublicData {

    private final Path folder;

    PublicData(Path folder) {
        this.folder = folder;
    }

    /** The rows of a CSV file with a header, also when it is compressed. */
    List<Map<String, String>> csv(String file) throws IOException {
        try (var in = reader(file);
                var rows = new CsvMapper()
                        .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .<Map<String, String>>readValues(in)) {
            return rows.readAll();
        }
    }

    JsonNode json(String file) throws IOException {
        try (var in = reader(file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private BufferedReader reader(String file) throws IOException {
        InputStream in = Files.newInputStream(folder.resolve(file));
        return new BufferedReader(
                new InputStreamReader(file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
