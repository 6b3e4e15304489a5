package uk.gpsurgery.conduct.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Letters go over TLS, to the server that the settings name, and with the sign-in that they hold. */
class ProtectedLineTest {

    private static final String SECRET = "changed-by-nobody";

    @TempDir
    static Path folder;

    private final List<String> letters = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeCertificate() throws Exception {
        var made = new ProcessBuilder(
                        tool("keytool"),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        store().toString(),
                        "-storepass",
                        SECRET)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
    }

    @Test
    void implicitTlsCarriesTheLetter() throws Exception {
        var server = server().serverSocketFactory(certified()).build();

        assertThat(send(server, "localhost", "implicit", true)).isEqualTo("Taken[]");
        assertThat(letters).hasSize(1);
    }

    @Test
    void startTlsCarriesTheLetter() throws Exception {
        var server = server().enableTLS()
                .requireTLS()
                .startTlsSocketFactory(certified())
                .build();

        assertThat(send(server, "localhost", "starttls", true)).isEqualTo("Taken[]");
        assertThat(letters).hasSize(1);
    }

    @Test
    void aServerWithoutTheRightNameGetsNoLetter() throws Exception {
        var server = server().enableTLS().startTlsSocketFactory(certified()).build();

        assertThat(send(server, "127.0.0.1", "starttls", true))
                .isEqualTo("Away[reason=no connection to the mail server]");
        assertThat(letters).isEmpty();
    }

    @Test
    void aServerThatNobodyVouchesForGetsNoLetter() throws Exception {
        var server = server().serverSocketFactory(certified()).build();

        assertThat(send(server, "localhost", "implicit", false))
                .isEqualTo("Away[reason=no connection to the mail server]");
        assertThat(letters).isEmpty();
    }

    @Test
    void theSignInIsGivenWhenThereIsOne() throws Exception {
        var server = server().authenticationHandlerFactory(onlyFor("conduct"))
                .requireAuth()
                .build();

        assertThat(send(server, "localhost", "none", true, "-Dconduct.notifier.smtp.username=conduct", password()))
                .isEqualTo("Taken[]");
    }

    @Test
    void aSignInThatIsRefusedLetsLettersWait() throws Exception {
        var server = server().authenticationHandlerFactory(onlyFor("conduct"))
                .requireAuth()
                .build();

        assertThat(send(server, "localhost", "none", true, "-Dconduct.notifier.smtp.username=other", password()))
                .isEqualTo("Away[reason=the mail server does not accept the sign-in]");
    }

    private SMTPServer.Builder server() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, bytes) -> letters.add(to));
    }

    private static EasyAuthenticationHandlerFactory onlyFor(String name) {
        return new EasyAuthenticationHandlerFactory((username, password, context) -> {
            if (!username.equals(name) || !password.equals(SECRET)) {
                throw new LoginFailedException();
            }
        });
    }

    private static String password() {
        return "-Dconduct.notifier.smtp.password=" + SECRET;
    }

    /** From a JVM of its own, because whom a JVM trusts is settled when it first asks. */
    private static String send(SMTPServer server, String host, String tls, boolean trusted, String... settings)
            throws IOException {
        server.start();
        try {
            var command = new ArrayList<>(List.of(
                    tool("java"),
                    "-Dconduct.notifier.smtp.host=" + host,
                    "-Dconduct.notifier.smtp.port=" + server.getPortAllocated(),
                    "-Dconduct.notifier.smtp.tls=" + tls,
                    "-Dconduct.notifier.smtp.timeout=5S"));
            if (trusted) {
                command.add("-Djavax.net.ssl.trustStore=" + store());
                command.add("-Djavax.net.ssl.trustStorePassword=" + SECRET);
            }
            command.addAll(List.of(settings));
            command.addAll(List.of("-cp", classPath(), SendOne.class.getName()));
            var log = Files.createTempFile(folder, "send", ".log");
            var process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        } finally {
            server.stop();
        }
    }

    private static SSLContext certified() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store().toFile(), SECRET.toCharArray()), SECRET.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Path store() {
        return folder.resolve("mail.p12");
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
