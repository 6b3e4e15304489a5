package uk.gpsurgery.conduct.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param token what the token is for, when one is asked for; otherwise empty, and the suite is started
 */
record Options(Path data, boolean demo, boolean fresh, List<String> token) {

    static Options parse(Path home, List<String> words) throws CannotStart {
        var data = home.resolve(".local");
        var demo = true;
        var fresh = false;
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            var word = rest.pop();
            switch (word) {
                case "--real" -> demo = false;
                case "--fresh" -> fresh = true;
                case "--data" ->
                    data = Path.of(next(rest, "--data is followed by a folder, such as --data /var/conduct"));
                case "token" -> {
                    var token = next(rest, "token is followed by a role or by scopes, such as: token practice-manager");
                    rest.addFirst(token);
                    return new Options(data.toAbsolutePath().normalize(), demo, fresh, List.copyOf(rest));
                }
                default -> throw new CannotStart(word + " is not an option; deploy/run --help tells them all.");
            }
        }
        return new Options(data.toAbsolutePath().normalize(), demo, fresh, List.of());
    }

    private static String next(ArrayDeque<String> rest, String otherwise) throws CannotStart {
        var next = rest.poll();
        if (next == null || next.isBlank()) {
            throw new CannotStart(otherwise + ".");
        }
        return next;
    }
}
