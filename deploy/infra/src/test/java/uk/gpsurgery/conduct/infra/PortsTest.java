package uk.gpsurgery.conduct.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void noPortIsGivenTwice() {
        assertThat(Stream.generate(Ports::free).limit(1000)).doesNotHaveDuplicates();
    }

    @Test
    void aPortThatSomebodyListensOnIsTakenAndIsFreeAfterwards() throws Exception {
        var port = Ports.free();
        try (var loopback = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(loopback.getLocalPort())).isFalse();
        }
        assertThat(Ports.isFree(port)).isTrue();
        try (var everywhere = new ServerSocket(port)) {
            assertThat(Ports.isFree(everywhere.getLocalPort())).isFalse();
        }
    }
}
