package uk.gpsurgery.conduct.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that delivers to a folder and shows it in a browser: no mail leaves this machine. */
public final class MailCatcher implements AutoCloseable {

    private static final int LARGEST_MAIL = 10 << 20;

    private final MailFolder folder;
    private final SMTPServer smtp;
    private final MailInbox inbox;
    private volatile int refusal;

    private MailCatcher(Path folder, int smtpPort, int webPort) throws IOException {
        this.folder = new MailFolder(folder);
        this.smtp = SMTPServer.port(smtpPort)
                .bindAddress(InetAddress.getLoopbackAddress())
                .softwareName("conduct mail catcher")
                .maxConnections(50)
                .messageHandlerFactory(context -> new Incoming())
                .build();
        this.inbox = new MailInbox(this.folder, webPort);
    }

    /** Returns when both ports answer; mails caught by an earlier start on the folder are there. */
    public static MailCatcher start(Path folder, int smtpPort, int webPort) throws IOException {
        var catcher = new MailCatcher(folder, smtpPort, webPort);
        try {
            catcher.smtp.start();
        } catch (RuntimeException e) {
            catcher.inbox.close();
            throw new IOException("no SMTP on port " + smtpPort, e);
        }
        catcher.inbox.start();
        return catcher;
    }

    public int smtpPort() {
        return smtp.getPort();
    }

    /** Where a browser finds the inbox. */
    public URI inbox() {
        return inbox.address();
    }

    /** All caught mails, newest first. */
    public List<Mail> mails() throws IOException {
        var mails = new ArrayList<Mail>();
        for (var id : folder.ids()) {
            folder.mail(id).ifPresent(mails::add);
        }
        return mails;
    }

    public void clear() throws IOException {
        folder.clear();
    }

    /** From now on every recipient is refused with this SMTP code: 4xx for now, 5xx for good. */
    public void refuseWith(int code) {
        refusal = code;
    }

    public void accept() {
        refusal = 0;
    }

    @Override
    public void close() {
        smtp.stop();
        inbox.close();
    }

    private final class Incoming implements MessageHandler {

        private String from = "";
        private final List<String> to = new ArrayList<>();

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            var code = refusal;
            if (code != 0) {
                throw new RejectException(code, "refused on demand");
            }
            to.add(address);
        }

        @Override
        public String data(InputStream in) throws RejectException, IOException {
            var mail = in.readNBytes(LARGEST_MAIL + 1);
            if (mail.length > LARGEST_MAIL) {
                in.transferTo(OutputStream.nullOutputStream());
                throw new RejectException(552, "larger than " + LARGEST_MAIL + " bytes");
            }
            folder.keep(from, to, mail);
            return "kept";
        }

        @Override
        public void done() {
            // The file was whole before the client was told.
        }
    }
}
