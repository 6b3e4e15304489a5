package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code {"entry": [{"id", "time", "changes": [...]}]}}: the changes one by one, each with its own bytes as they came. */
final class MetaEnvelope {

    private static final JsonMapper JSON = new JsonMapper();

    private final byte[] raw;
    private final List<Sent> sent = new ArrayList<>();

    private MetaEnvelope(byte[] raw) {
        this.raw = raw;
    }

    /**
     * One change as it was sent.
     *
     * @param page whose it is
     * @param time of the entry, as it was written
     */
    record Sent(JsonNode page, JsonNode time, Piece change) {}

    /** A change before its entry has been read to the end: the page's id may stand behind it. */
    record Piece(JsonNode json, String raw) {}

    static List<Sent> open(byte[] raw) throws IOException {
        var envelope = new MetaEnvelope(raw);
        try (var parser = JSON.createParser(raw)) {
            parser.nextToken();
            envelope.read(parser);
        }
        return envelope.sent;
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "nothing there");
        }
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isEntry = parser.currentName().equals("entry");
            if (parser.nextToken() == JsonToken.START_ARRAY && isEntry) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    entry(parser);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void entry(JsonParser parser) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return;
        }
        JsonNode page = MissingNode.getInstance();
        JsonNode time = MissingNode.getInstance();
        var changes = new ArrayList<Piece>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> page = JSON.readTree(parser);
                case "time" -> time = JSON.readTree(parser);
                case "changes" -> changes(parser, changes);
                default -> parser.skipChildren();
            }
        }
        for (var change : changes) {
            sent.add(new Sent(page, time, change));
        }
    }

    private void changes(JsonParser parser, List<Piece> changes) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var from = parser.currentTokenLocation().getByteOffset();
            JsonNode change = JSON.readTree(parser);
            changes.add(new Piece(change, slice(from, parser.currentLocation().getByteOffset(), change)));
        }
    }

    /** Written anew only where the bytes cannot be counted: in UTF-16 and UTF-32, which Meta does not send. */
    private String slice(long from, long to, JsonNode change) {
        return from < 0 || to < from || to > raw.length
                ? change.toString()
                : new String(Arrays.copyOfRange(raw, (int) from, (int) to), UTF_8);
    }
}
