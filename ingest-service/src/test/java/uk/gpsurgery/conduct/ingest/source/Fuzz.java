package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import uk.gpsurgery.conduct.kit.HttpProblem;

/**
 * Sends the parsers what nobody would: good payloads with bytes turned, cut, doubled and swapped. A parser may refuse, as
 * its callers expect it to, and nothing else.
 *
 * <p>{@code java uk.gpsurgery.conduct.ingest.source.Fuzz 1000000} on the test class path tries a million for each parser.
 */
final class Fuzz {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private static final List<String> WEBHOOKS = List.of("""
            {"object":"page","entry":[{"id":"1234567890321","time":1449135003,"changes":[{"field":"feed","value":{
            "item":"comment","verb":"add","comment_id":"1_2","post_id":"9_1","parent_id":"9_1",
            "from":{"id":"1234567890999","name":"Tracey \\ud83d\\ude00"},"created_time":1763625600,"message":"Dreadful",
            "photo":"https://cdn.example/1.jpg","photos":["https://cdn.example/2.jpg"]}}]}]}""", """
            {"object":"page","entry":[{"id":1234567890321,"time":1449135003000,"changes":[{"field":"ratings","value":{
            "item":"rating","verb":"edit","open_graph_story_id":77,"reviewer_id":5,"reviewer_name":"Donna",
            "rating":3,"review_text":"Slow","recommendation_type":"NEGATIVE","created_time":"2025-11-20T08:00:00+0000"}},
            {"field":"mention","value":{"item":"post","verb":"add","post_id":"5_6","sender_id":8}}]}]}""");

    private static final List<String> ROWS = List.of("""
            platform,externalId,author.name,text,rating
            nhs-website,r-1,Anonymous,"Nobody, ever,
            answers the ""phone\""",2
            """);

    private static final List<String> LINES = List.of("""
            {"platform": "google", "externalId": "1", "author": {"name": "Derek"}, "text": "Fine"}

            {"platform": "google", "externalId": "2", "author": {"name": "Derek"}, "text": "Poor"}
            """);

    private static final List<String> MAILS = List.of("""
            From: NHS website <reviews@nhs.example>
            Subject: =?utf-8?B?QSByZXZpZXc=?=
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <style>p {}</style><p>Rating: &#9733;&#9733;</p><p>Title: Slow</p><p>Review: Nobody=20answers</p>
            --b
            Content-Type: message/rfc822

            Content-Type: text/plain; charset=iso-8859-1

            > Review: Nobody answers
            > Posted on: 20 November 2026
            > https://www.nhs.uk/x#review-123456
            --b--
            """);

    private static final List<String> REVIEWS = List.of("""
            {"reviewId": "r-1", "reviewer": {"displayName": "Derek"}, "starRating": "TWO", "comment": "Poor",
             "createTime": "2026-11-20T08:00:00.123456789Z", "updateTime": "2026-11-21T08:00:00Z"}""");

    private static final JsonMapper JSON = new JsonMapper();

    private final Random chance;
    private int refused;

    Fuzz(long seed) {
        chance = new Random(seed);
    }

    /** What is tried; what it throws beside a refusal is a fault. */
    enum Parser {
        WEBHOOK(WEBHOOKS) {
            @Override
            void read(byte[] raw) throws IOException {
                MetaEnvelope.open(raw).forEach(sent -> MetaFeed.change(sent, NOW));
            }
        },
        CSV(ROWS) {
            @Override
            void read(byte[] raw) throws IOException {
                toTheEnd(new CsvRows(new ByteArrayInputStream(raw)), raw.length);
            }
        },
        MAIL(MAILS) {
            @Override
            void read(byte[] raw) {
                NhsMail.said(raw, NOW);
            }
        },
        GOOGLE(REVIEWS) {
            @Override
            void read(byte[] raw) throws IOException {
                GoogleReview.said(JSON.readTree(raw), NOW);
            }
        },
        JSON_LINES(LINES) {
            @Override
            void read(byte[] raw) throws IOException {
                toTheEnd(new JsonLines(new ByteArrayInputStream(raw)), raw.length);
            }
        };

        private final List<String> good;

        Parser(List<String> good) {
            this.good = good;
        }

        abstract void read(byte[] raw) throws IOException;
    }

    void run(Parser parser, int times) {
        for (var i = 0; i < times; i++) {
            var raw = spoilt(parser.good.get(chance.nextInt(parser.good.size())).getBytes(UTF_8));
            try {
                parser.read(raw);
            } catch (IOException | HttpProblem e) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(parser + " breaks on " + new String(raw, UTF_8), e);
            }
        }
    }

    private byte[] spoilt(byte[] good) {
        var raw = good;
        for (var i = chance.nextInt(6); i >= 0 && raw.length > 0; i--) {
            raw = spoiltOnce(raw);
        }
        return raw;
    }

    private byte[] spoiltOnce(byte[] raw) {
        var at = chance.nextInt(raw.length);
        var to = at + chance.nextInt(Math.min(40, raw.length - at) + 1);
        var piece = new String(raw, at, to - at, UTF_8);
        var text = new String(raw, UTF_8);
        return switch (chance.nextInt(7)) {
            case 0 -> turned(raw, at, (byte) (1 << chance.nextInt(8)));
            case 1 -> turned(raw, at, (byte) chance.nextInt(256));
            case 2 -> text.replace(piece, "").getBytes(UTF_8);
            case 3 -> text.replace(piece, piece + piece).getBytes(UTF_8);
            case 4 ->
                text.replaceFirst("\"[^\"]*\"", ODD.get(chance.nextInt(ODD.size())))
                        .getBytes(UTF_8);
            case 5 ->
                text.replaceAll("\\d{4,}", String.valueOf(chance.nextLong())).getBytes(UTF_8);
            default ->
                text.replaceAll(":\\s*(\"[^\"]*\"|\\d+)", ":" + ODD.get(chance.nextInt(ODD.size())))
                        .getBytes(UTF_8);
        };
    }

    private static final List<String> ODD = List.of(
            "null",
            "{}",
            "[]",
            "-1e400",
            "9".repeat(400),
            "\"\\\\ud800\"",
            "\"\\\\u0000\"",
            "\"" + "x".repeat(300) + "\"",
            "[[[[[[[[]]]]]]]]",
            "true",
            "\"\"");

    private static byte[] turned(byte[] raw, int at, byte by) {
        var other = raw.clone();
        other[at] ^= by;
        return other;
    }

    private static void toTheEnd(Lines lines, int most) throws IOException {
        var read = 0;
        while (lines.next() != null) {
            if (read++ > most) {
                throw new IllegalStateException("more lines than bytes");
            }
        }
    }

    public static void main(String... arguments) {
        var times = Integer.parseInt(arguments[0]);
        for (var parser : Parser.values()) {
            var begun = System.nanoTime();
            var fuzz = new Fuzz(System.currentTimeMillis());
            fuzz.run(parser, times);
            System.out.printf(
                    "MEASURED %s: %,d payloads, %,d refused, none broke it, %d s%n",
                    parser, times, fuzz.refused, (System.nanoTime() - begun) / 1_000_000_000);
        }
    }
}
