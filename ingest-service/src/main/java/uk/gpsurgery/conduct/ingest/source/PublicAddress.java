package uk.gpsurgery.conduct.ingest.source;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Addresses of the open internet; what people link to may lead nowhere else, least of all back into this network. */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && (address instanceof Inet4Address
                        ? isPublic4(address.getAddress())
                        : isPublic6(address.getAddress()));
    }

    /** The special blocks of RFC 6890 that Java does not know. */
    private static boolean isPublic4(byte[] address) {
        var first = address[0] & 0xFF;
        var second = address[1] & 0xFF;
        var third = address[2] & 0xFF;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /** 2000::/3 is all that is given out; in it 2001::/23 and 2002::/16 carry other addresses inside. */
    private static boolean isPublic6(byte[] address) {
        var first = ((address[0] & 0xFF) << 8) | (address[1] & 0xFF);
        var second = ((address[2] & 0xFF) << 8) | (address[3] & 0xFF);
        return (first & 0xE000) == 0x2000
                && first != 0x2002
                && !(first == 0x2001 && second < 0x0200)
                && !(first == 0x2001 && second == 0x0DB8);
    }
}
