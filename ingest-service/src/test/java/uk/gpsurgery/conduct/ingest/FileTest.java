package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.client;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Many comments in a file: every line has its answer. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class FileTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private Topic comments = Topic.fromNow("comments.v1");

    @BeforeEach
    void listen() {
        comments = Topic.fromNow("comments.v1");
    }

    @AfterEach
    void close() {
        comments.holdsNothingMore();
        comments.close();
    }

    @Test
    void aBadLineIsRefusedWithItsNumberAndTheGoodOnesAreKept() {
        var file = String.join(
                "\n",
                line(1),
                "no JSON",
                "",
                line(4).replace("google", "myspace"),
                line(5).replace("\"Fine\"", "\"\""),
                line(6) + "\r",
                "x".repeat(600_000),
                line(8));

        var answer = send(NDJSON, file);

        assertThat(answer.getMap("$").keySet()).containsExactly("accepted", "rejected", "lines");
        assertThat(answer.getInt("accepted")).isEqualTo(3);
        assertThat(answer.getInt("rejected")).isEqualTo(4);
        assertThat(said(answer))
                .containsExactly("1 taken", "2 body", "4 platform", "5 text", "6 taken", "7 line", "8 taken");
        var told = comments.next(3);
        assertThat(answer.getList("lines.id").stream().filter(id -> id != null))
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(Topic.Told::id).toList());
        assertThat(told)
                .allSatisfy(one -> assertThat(one.data().get("via").asText()).isEqualTo("file"));
    }

    @Test
    void theSameFileAgainHasTheSameIds() {
        var file = line(1) + "\n" + line(2) + "\n";

        assertThat(send(NDJSON, file).getList("lines.id"))
                .isEqualTo(send(NDJSON, file).getList("lines.id"));
        comments.next(4);
    }

    @Test
    void aDryRunAnswersForEveryLineAndTakesNothing() {
        var file = line(1) + "\n" + line(4).replace("google", "myspace") + "\n";

        var dry = client().contentType(NDJSON).body(file.getBytes(UTF_8)).post("/v1/comments/batch?dryRun=true");
        dry.then().statusCode(200);
        assertThat(said(dry.jsonPath())).containsExactly("1 taken", "2 platform");
        comments.holdsNothingMore();

        assertThat(send(NDJSON, file).getList("lines.id"))
                .isEqualTo(dry.jsonPath().getList("lines.id"));
        comments.next(1);
    }

    @Test
    void aSpreadsheetIsTakenToo() {
        var answer = send(CSV, """
                \uFEFFplatform,externalId,author.name,author.id,text,rating,postedAt
                google,r-1,Derek Fothergill,77,"Two lines,
                and a ""quotation"" é",5,2026-11-20T09:00:00Z
                nhs-website,r-2,Anonymous,,Kind staff,,
                google,r-3,Derek,,Six stars,6,
                google,r-4,Derek,,Half a star,3.5,
                """);

        assertThat(answer.getInt("accepted")).isEqualTo(2);
        assertThat(said(answer)).containsExactly("2 taken", "4 taken", "5 rating", "6 rating");
        var told = comments.next(2).stream()
                .collect(Collectors.toMap(
                        Topic.Told::key, one -> one.data().get("text").asText()));
        assertThat(told)
                .isEqualTo(Map.of(
                        "Y12345:google:r-1", "Two lines,\nand a \"quotation\" é",
                        "Y12345:nhs-website:r-2", "Kind staff"));
    }

    @Test
    void aColumnThatIsNotKnownIsNamed() {
        var answer = send(CSV, """
                platform,externalId,author.name,text,stars
                google,r-1,Derek,Fine,5
                """);

        assertThat(said(answer)).containsExactly("2 stars");
    }

    @Test
    void whatFollowsAnOpenQuotationMarkIsNotGuessedAt() {
        var answer = send(CSV, """
                platform,externalId,author.name,text
                google,r-1,Derek,Fine
                google,r-2,Derek,"Fine
                google,r-3,Derek,Fine
                """);

        assertThat(said(answer)).containsExactly("2 taken", "3 line");
        comments.next();
    }

    @Test
    void anEmptyFileIsNoMistake() {
        assertThat(send(NDJSON, "").getMap("$")).isEqualTo(Map.of("accepted", 0, "rejected", 0, "lines", List.of()));
        assertThat(said(send(CSV, "platform,externalId,author.name,text\n"))).isEmpty();
    }

    @Test
    void aTableWithoutItsFirstRowIsNoTable() {
        assertThat(said(send(CSV, ""))).containsExactly("1 line");
    }

    @Test
    void tenThousandLinesAreTakenAndNotOneMore() {
        var file = IntStream.rangeClosed(1, 10_000).mapToObj(FileTest::line).collect(Collectors.joining("\n"));

        assertThat(send(NDJSON, file).getInt("accepted")).isEqualTo(10_000);
        client().contentType(NDJSON)
                .body((file + "\n" + line(10_001)).getBytes(UTF_8))
                .post("/v1/comments/batch")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        assertThat(comments.next(20_000).stream().map(Topic.Told::id).distinct())
                .hasSize(10_000);
    }

    /** What became of every line: its number, and "taken" or the fields that are wrong. */
    private static List<String> said(JsonPath answer) {
        return answer.<Map<String, ?>>getList("lines").stream()
                .map(line -> line.get("line") + " "
                        + (line.get("errors") instanceof List<?> errors ? fields(errors) : "taken"))
                .toList();
    }

    private static String fields(List<?> errors) {
        return errors.stream()
                .map(error -> (String) ((Map<?, ?>) error).get("field"))
                .collect(Collectors.joining(" "));
    }

    private static JsonPath send(String type, String file) {
        return client().contentType(type)
                .body(file.getBytes(UTF_8))
                .post("/v1/comments/batch")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private static String line(int number) {
        return """
                {"platform": "google", "externalId": "%d", "author": {"name": "Derek"}, "text": "Fine"}""".formatted(number);
    }
}
