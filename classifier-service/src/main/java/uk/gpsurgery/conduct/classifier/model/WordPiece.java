package uk.gpsurgery.conduct.classifier.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Cuts a text into the pieces of words that the encoder was trained on, as BERT's uncased tokeniser does. */
final class WordPiece {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int begin;
    private final int end;
    private final int unknown;

    private WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.begin = id("[CLS]");
        this.end = id("[SEP]");
        this.unknown = id("[UNK]");
    }

    /** From the {@code tokenizer.json} that lies beside the encoder. */
    static WordPiece of(JsonNode tokenizer) {
        var vocabulary = new HashMap<String, Integer>();
        tokenizer
                .at("/model/vocab")
                .properties()
                .forEach(
                        piece -> vocabulary.put(piece.getKey(), piece.getValue().asInt()));
        return new WordPiece(vocabulary);
    }

    /** The ids of the pieces, between the marks that begin and end a text; no more than so many. */
    Pieces pieces(String text, int most) {
        var pieces = new Pieces(most);
        pieces.add(begin, 0);
        var at = 0;
        while (at < text.length() && pieces.hasRoom()) {
            var point = text.codePointAt(at);
            if (isSpace(point)) {
                at += Character.charCount(point);
            } else if (standsAlone(point)) {
                add(pieces, text.substring(at, at + Character.charCount(point)), at);
                at += Character.charCount(point);
            } else {
                var from = at;
                while (at < text.length() && !isSpace(text.codePointAt(at)) && !standsAlone(text.codePointAt(at))) {
                    at += Character.charCount(text.codePointAt(at));
                }
                add(pieces, text.substring(from, at), from);
            }
        }
        pieces.finish(end, at < text.length());
        return pieces;
    }

    private void add(Pieces pieces, String word, int at) {
        var plain = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[\\p{Mn}\\p{Cc}\\p{Cf}\\uFFFD]", "");
        if (plain.isEmpty()) {
            return;
        }
        if (plain.length() > LONGEST_WORD) {
            pieces.add(unknown, at);
            return;
        }
        var ids = new int[plain.length()];
        var count = 0;
        for (int from = 0; from < plain.length(); ) {
            var to = plain.length();
            Integer id = null;
            for (; to > from; to--) {
                id = vocabulary.get(from == 0 ? plain.substring(0, to) : "##" + plain.substring(from, to));
                if (id != null) {
                    break;
                }
            }
            if (id == null) {
                pieces.add(unknown, at);
                return;
            }
            ids[count++] = id;
            from = to;
        }
        for (int i = 0; i < count; i++) {
            pieces.add(ids[i], at);
        }
    }

    private int id(String piece) {
        var id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalStateException("the encoder's vocabulary lacks " + piece);
        }
        return id;
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.CONTROL;
    }

    /** Punctuation and Chinese signs are words of their own. */
    private static boolean standsAlone(int point) {
        return point < 0x80 && point > 0x20 && !Character.isLetterOrDigit(point)
                || switch (Character.getType(point)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
                };
    }
}
