package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table as spreadsheets write it: the first row names the fields, {@code author.name} is a field of the author. */
public final class CsvRows implements Lines {

    private static final CsvMapper CSV = new CsvMapper(CsvFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(512 * 1024).build())
            .build());
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final InputStream in;
    private @Nullable MappingIterator<Map<String, String>> rows;
    private boolean ended;

    public CsvRows(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable Line next() {
        var number = 1;
        try {
            if (ended || !rows().hasNextValue()) {
                return null;
            }
            number = rows().getCurrentLocation().getLineNr();
            return new Line(number, json(rows().nextValue()), null);
        } catch (IOException e) {
            // What an open quotation mark has swallowed cannot be told apart any more.
            ended = true;
            return Line.unreadable(number, "must be a row of CSV; nothing after it was read");
        }
    }

    private MappingIterator<Map<String, String>> rows() throws IOException {
        if (rows == null) {
            rows = CSV.readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(in);
        }
        return rows;
    }

    private static byte[] json(Map<String, String> row) {
        var json = JsonNodeFactory.instance.objectNode();
        row.forEach((name, value) -> {
            if (!value.isEmpty()) {
                put(json, name.strip(), value);
            }
        });
        return json.toString().getBytes(UTF_8);
    }

    private static void put(ObjectNode json, String name, String value) {
        if (name.startsWith("author.")) {
            json.withObjectProperty("author").put(name.substring("author.".length()), value);
        } else if (name.equals("rating") && NUMBER.matcher(value).matches()) {
            json.put(name, Integer.valueOf(value));
        } else {
            json.put(name, value);
        }
    }
}
