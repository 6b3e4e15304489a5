package uk.gpsurgery.conduct.notifier.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes plain sockets, and remembers the last one: the ground below TLS, where a hang-up is seen first. */
final class LastSocket extends SocketFactory {

    private Socket last = new Socket();

    Socket last() {
        return last;
    }

    @Override
    public Socket createSocket() {
        last = new Socket();
        return last;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        last = new Socket(host, port);
        return last;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        last = new Socket(host, port, from, fromPort);
        return last;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        last = new Socket(host, port);
        return last;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        last = new Socket(host, port, from, fromPort);
        return last;
    }
}
