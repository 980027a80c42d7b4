package org.travessia.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address such as {@code 10.0.0.7}, or all that share its first bits: {@code 10.0.0.0/8}, {@code fd00::/8}. */
public record AddressRange(InetAddress address, int prefix) {

    /**
     * Reads an address with an optional prefix length.
     *
     * @throws IllegalArgumentException if it is neither; a host name is never looked up
     */
    public static AddressRange parse(String text) {
        String[] parts = text.split("/", 2);
        if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException(text + " is not an address");
        }
        try {
            InetAddress address = InetAddress.getByName(parts[0]);
            int bits = address.getAddress().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException(text + " has a prefix that is not between 0 and " + bits);
            }
            return new AddressRange(address, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(text + " is not an address", e);
        }
    }

    /** Whether the address lies in this range. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
