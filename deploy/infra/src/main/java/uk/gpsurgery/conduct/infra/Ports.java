package uk.gpsurgery.conduct.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
public final class Ports {

    private Ports() {}

    /** A port that nothing listens on now. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wanted port, or the next one above it that is free. */
    public static int atOrAfter(int wanted) {
        for (var port = wanted; port < 65536; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port at or after " + wanted);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Without reuse, a port that lingers after its owner's end would look taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
