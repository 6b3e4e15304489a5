package uk.gpsurgery.conduct.infra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    /** What is not listened on yet would be given again. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that nothing listens on now and that this process has given to nobody before. Below those that systems give to outgoing connections, so that no such
     * connection takes it before it is listened on.
     */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST)
                .filter(Ports::canBeBound)
                .filter(GIVEN::add)
                .findFirst()
                .orElseThrow();
    }

    public static boolean isFree(int port) {
        return !answers("127.0.0.1", port) && !answers("::1", port) && canBeBound(port);
    }

    /** Some systems let us bind 127.0.0.1 while another listens on all addresses; a browser may ask ::1 first. */
    private static boolean answers(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean canBeBound(int port) {
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
