package uk.gpsurgery.conduct.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.client.SMTPException;
import org.subethamail.smtp.client.SmartClient;

/** Mails go in over real SMTP and are read over real HTTP, also those that mean harm. */
class MailCatcherTest {

    private static final String LETTER = """
            From: =?UTF-8?Q?Mile_Oak_=E2=80=93_letters?= <letters@mile-oak.example>
            To: Tracey Gander <tracey.gander@mail.example>
            Subject: =?UTF-8?Q?Please_remove_your_comment_=E2=80=93_thank_you?=
            Message-ID: <3f2a@conduct.mile-oak.example>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b1

            --b1
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Dear Tracey,=0A=0Asee https://conduct.example/c/1?a=3D1&b=3D2.
            --b1
            Content-Type: text/html; charset=UTF-8

            <p style="color:red">Dear Tracey</p><script>alert(1)</script>
            --b1--
            """;

    @TempDir
    Path folder;

    private MailCatcher catcher;

    @BeforeEach
    void start() throws IOException {
        catcher = MailCatcher.start(folder, Ports.free(), Ports.free());
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void aLetterIsReadAsItWasWritten() throws Exception {
        send("letters@mile-oak.example", List.of("tracey.gander@mail.example"), LETTER);

        assertThat(catcher.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo("<3f2a@conduct.mile-oak.example>");
            assertThat(mail.from()).isEqualTo("Mile Oak – letters <letters@mile-oak.example>");
            assertThat(mail.to()).containsExactly("tracey.gander@mail.example");
            assertThat(mail.subject()).isEqualTo("Please remove your comment – thank you");
            assertThat(mail.text()).isEqualTo("Dear Tracey,\n\nsee https://conduct.example/c/1?a=1&b=2.");
            assertThat(mail.html()).contains("Dear Tracey");
        });
    }

    @Test
    void mailsAreListedNewestFirstAndSurviveARestart() throws Exception {
        for (var subject : List.of("first", "second", "third")) {
            send("a@a.example", List.of("b@b.example"), "Subject: " + subject + "\n\nHello\n");
        }
        catcher.close();
        catcher = MailCatcher.start(folder, Ports.free(), Ports.free());
        send("a@a.example", List.of("b@b.example"), "Subject: fourth\n\nHello\n");

        assertThat(catcher.mails()).extracting(Mail::subject).containsExactly("fourth", "third", "second", "first");
    }

    @Test
    void everyRecipientIsKeptAlsoTheBlindOnes() throws Exception {
        send("a@a.example", List.of("b@b.example", "c@c.example"), "To: b@b.example\nSubject: x\n\nHello\n");

        assertThat(catcher.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).containsExactly("b@b.example", "c@c.example"));
    }

    @Test
    void aMailIsRefusedOnDemandAndTakenAgain() throws Exception {
        catcher.refuseWith(451);
        assertThatThrownBy(() -> send("a@a.example", List.of("b@b.example"), "Subject: x\n\nHello\n"))
                .isInstanceOf(SMTPException.class)
                .hasMessageContaining("451");

        catcher.accept();
        send("a@a.example", List.of("b@b.example"), "Subject: x\n\nHello\n");

        assertThat(catcher.mails()).hasSize(1);
    }

    @Test
    void aMailThatIsTooLargeIsRefusedAndTheConnectionGoesOn() throws Exception {
        var client = client();
        client.from("a@a.example");
        client.to("b@b.example");
        client.dataStart();
        var line = ("x".repeat(70) + "\r\n").repeat(1000).getBytes(StandardCharsets.US_ASCII);
        for (var sent = 0; sent < 11 << 20; sent += line.length) {
            client.dataWrite(line);
        }
        assertThatThrownBy(client::dataEnd).hasMessageContaining("552");
        client.quit();

        assertThat(catcher.mails()).isEmpty();
        send("a@a.example", List.of("b@b.example"), "Subject: x\n\nHello\n");
        assertThat(catcher.mails()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsShownAllTheSame() throws Exception {
        for (var mail : List.of(
                "",
                "no header at all",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=no-such\n\nHi\n",
                "Content-Type: text/plain; charset=\"\nContent-Transfer-Encoding: base64\n\n%%%%\n",
                "Content-Type: ;;;;\nSubject: =?utf-8?B?////?=\n\nHi\n",
                "Subject: a\nX-Caught-To: forged@evil.example\n\nHi\n",
                nested(200))) {
            send("a@a.example", List.of("b@b.example"), mail);
        }

        assertThat(catcher.mails())
                .hasSize(7)
                .allSatisfy(mail -> assertThat(mail.to()).containsExactly("b@b.example"));
        assertThat(get("/").statusCode()).isEqualTo(200);
        for (var mail : catcher.mails()) {
            assertThat(get("/messages/" + mail.id()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aMailOfManyEmptyPartsIsNotTakenApart() throws Exception {
        send(
                "a@a.example",
                List.of("b@b.example"),
                "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n\n".repeat(200_000));

        assertThat(catcher.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("x");
            assertThat(mail.attachments()).isEmpty();
        });
    }

    @Test
    void aFullInboxIsReadPageByPage() throws Exception {
        var kept = new MailFolder(folder);
        for (var i = 1; i <= 101; i++) {
            kept.keep("a@a.example", List.of("b@b.example"), ("Subject: mail " + i + ".\n\n").getBytes(UTF_8));
        }

        var first = get("/").body();
        assertThat(first).contains(">mail 101.<", ">mail 2.<").doesNotContain(">mail 1.<");
        var older = first.replaceAll("(?s).*href=\"(/\\?before=[^\"]*)\".*", "$1");
        assertThat(get(older).body()).contains(">mail 1.<").doesNotContain(">mail 2.<", "before=");
    }

    private static String nested(int depth) {
        var mail = new StringBuilder();
        for (var i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        }
        return mail + "\nHi\n";
    }

    @Test
    void nothingInAMailBecomesPartOfThePage() throws Exception {
        send("\"<b>x</b>\"@a.example", List.of("b@b.example"), """
                From: <script>alert(1)</script>
                Subject: =?utf-8?Q?</title><script>alert(2)</script>?=
                Message-ID: "><img src=x onerror=alert(3)>
                Content-Type: text/plain

                </pre><script>alert(4)</script> javascript:alert(5) https://a.example/"onmouseover=alert(6)
                """);
        send("a@a.example", List.of("b@b.example"), """
                Subject: x
                Content-Type: text/html

                "></iframe><script>alert(7)</script>
                """);

        for (var path : List.of(
                "/",
                "/messages/" + catcher.mails().get(0).id(),
                "/messages/" + catcher.mails().get(1).id())) {
            var page = get(path);
            assertThat(page.body().replace("<script src=\"/inbox.js\" defer></script>", ""))
                    .doesNotContain("<script", "<img", "<b>", "\"onmouseover", "href=\"javascript");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'", "form-action 'none'"));
        }
        assertThat(get("/messages/" + catcher.mails().get(0).id()).body())
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .contains("srcdoc=\"&lt;base target=&quot;_blank&quot;&gt;&quot;&gt;&lt;/iframe&gt;&lt;script&gt;");
    }

    @Test
    void anAddressCannotBeMadeToReadAsAnother() throws Exception {
        send("a@a.example", List.of("b@b.example"), "From: \u202elive@elpmaxe\u202c <a@a.example>\nSubject: x\n\nHi\n");

        assertThat(get("/messages/" + catcher.mails().get(0).id()).body())
                .contains("\ufffdlive@elpmaxe\ufffd &lt;a@a.example&gt;");
    }

    @Test
    void aLinkInTheTextCanBeFollowed() throws Exception {
        send("letters@mile-oak.example", List.of("b@b.example"), LETTER);

        assertThat(get("/messages/" + catcher.mails().get(0).id()).body())
                .contains(
                        "href=\"https://conduct.example/c/1?a=1&amp;b=2\">https://conduct.example/c/1?a=1&amp;b=2</a>.");
    }

    @Test
    void theApiTellsTheMailsAndForgetsThem() throws Exception {
        send("letters@mile-oak.example", List.of("tracey.gander@mail.example"), LETTER);
        var mail = catcher.mails().get(0);

        assertThat(get("/api/messages").body()).isEqualTo("""
                [{"id":"%s","messageId":"<3f2a@conduct.mile-oak.example>",\
                "from":"Mile Oak – letters <letters@mile-oak.example>","to":["tracey.gander@mail.example"],\
                "subject":"Please remove your comment – thank you",\
                "text":"Dear Tracey,\\n\\nsee https://conduct.example/c/1?a=1&b=2.",\
                "html":"<p style=\\"color:red\\">Dear Tracey</p><script>alert(1)</script>",\
                "attachments":[],"receivedAt":"%s"}]""".formatted(mail.id(), mail.receivedAt()));

        var deleted = http().send(
                        HttpRequest.newBuilder(catcher.inbox().resolve("/api/messages"))
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(get("/api/messages").body()).isEqualTo("[]");
    }

    @Test
    void aNameThatIsNotThisMachinesIsNotAnswered() throws Exception {
        try (var socket = new Socket("127.0.0.1", catcher.inbox().getPort())) {
            socket.getOutputStream()
                    .write("GET /api/messages HTTP/1.1\r\nHost: evil.example:8025\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void noPathLeadsOutOfTheFolder() throws Exception {
        var secret = folder.resolveSibling("secret-" + folder.getFileName() + ".eml");
        Files.writeString(secret, "secret");
        try {
            for (var path : List.of(
                    "/messages/..%2Fsecret-" + folder.getFileName(),
                    "/messages/../secret-" + folder.getFileName(),
                    "/../../etc/passwd",
                    "/messages/",
                    "/messages//source")) {
                assertThat(get(path).statusCode()).as(path).isEqualTo(404);
            }
        } finally {
            Files.delete(secret);
        }
    }

    private void send(String from, List<String> to, String mail) throws IOException {
        var client = client();
        client.from(from);
        for (var recipient : to) {
            client.to(recipient);
        }
        client.dataStart();
        client.dataWrite(mail.replace("\n", "\r\n").getBytes(UTF_8));
        client.dataEnd();
        client.quit();
    }

    private SmartClient client() throws IOException {
        return SmartClient.createAndConnect("127.0.0.1", catcher.smtpPort(), "localhost");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http().send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + catcher.inbox().getPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient http() {
        return HttpClient.newHttpClient();
    }
}
