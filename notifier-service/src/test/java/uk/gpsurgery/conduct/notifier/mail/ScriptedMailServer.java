package uk.gpsurgery.conduct.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that misbehaves as told, at the step it is told. */
public final class ScriptedMailServer implements AutoCloseable {

    /** Instead of an answer: the line is cut. */
    public static final String HANG_UP = "hang up";
    /** Instead of an answer: nothing, until the client has had enough. */
    public static final String SILENCE = "silence";

    /** Instead of an answer: the beginning of one, sign by sign and never to its end. */
    public static final String DRIP = "drip";

    /** Where an answer may be scripted. TEXT is the middle of the letter, DOT its end. */
    public enum Step {
        BANNER("220 scripted"),
        EHLO("250 scripted"),
        MAIL("250 2.1.0 ok"),
        RCPT("250 2.1.5 ok"),
        DATA("354 go on"),
        TEXT(""),
        DOT("250 2.0.0 taken"),
        OTHER("250 ok");

        private final String usual;

        Step(String usual) {
            this.usual = usual;
        }
    }

    private final ServerSocket server;
    private final Thread accepting;
    private final Map<Step, String> script = new EnumMap<>(Step.class);
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final List<Socket> lines = new CopyOnWriteArrayList<>();

    public ScriptedMailServer(int port) {
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on, this answer at this step. */
    public ScriptedMailServer answering(Step step, String answer) {
        script.put(step, answer);
        return this;
    }

    public void behave() {
        script.clear();
    }

    /** What has come in up to its final dot, whatever was answered to it. */
    public List<String> letters() {
        return letters;
    }

    public int connections() {
        return lines.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            // The port is taken until nobody accepts on it any more.
            accepting.join();
            for (var line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start(Runnable work) {
        var thread = new Thread(work, "scripted mail server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                var line = server.accept();
                lines.add(line);
                start(() -> converse(line));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(Socket line) {
        try (line) {
            var in = new BufferedReader(new InputStreamReader(line.getInputStream(), UTF_8));
            answer(line, Step.BANNER);
            for (var command = in.readLine(); command != null; command = in.readLine()) {
                var step = stepOf(command);
                answer(line, step);
                if (step == Step.DATA && !script.containsKey(Step.DATA)) {
                    answer(line, Step.TEXT);
                    letters.add(readLetter(in));
                    answer(line, Step.DOT);
                }
            }
        } catch (IOException gone) {
            // Cut by the script or by the client.
        }
    }

    private static Step stepOf(String command) {
        var verb = command.length() < 4 ? "" : command.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
        return switch (verb) {
            case "EHLO", "HELO" -> Step.EHLO;
            case "MAIL" -> Step.MAIL;
            case "RCPT" -> Step.RCPT;
            case "DATA" -> Step.DATA;
            default -> Step.OTHER;
        };
    }

    private static String readLetter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the letter has no end");
            }
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void drip(Socket line) throws IOException {
        line.getOutputStream().write("250-".getBytes(UTF_8));
        try {
            while (true) {
                line.getOutputStream().write('.');
                line.getOutputStream().flush();
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket line, Step step) throws IOException {
        var answer = script.getOrDefault(step, step.usual);
        if (answer.equals(HANG_UP)) {
            line.close();
            throw new IOException("cut by the script");
        }
        if (answer.equals(DRIP)) {
            drip(line);
        } else if (!answer.isEmpty() && !answer.equals(SILENCE)) {
            line.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
            line.getOutputStream().flush();
        }
    }
}
