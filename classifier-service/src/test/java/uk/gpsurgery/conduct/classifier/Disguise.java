package uk.gpsurgery.conduct.classifier;

import java.util.Map;
import java.util.stream.Collectors;

/** Ways to write a word so that a list of words does not see it. */
enum Disguise {
    LEET {
        @Override
        String of(String word) {
            return replaced(word, Map.of('a', "4", 'e', "3", 'i', "1", 'o', "0", 's', "5", 't', "7"));
        }
    },
    ZERO_WIDTH {
        @Override
        String of(String word) {
            return String.join("\u200b", word.split(""));
        }
    },
    HOMOGLYPH {
        @Override
        String of(String word) {
            return replaced(word, Map.of('a', "\u0430", 'c', "\u0441", 'e', "\u0435", 'i', "\u0456", 'o', "\u043e"));
        }
    },
    SPACED {
        @Override
        String of(String word) {
            return String.join(" ", word.split(""));
        }
    },
    MASKED {
        @Override
        String of(String word) {
            return word.charAt(0) + "*" + word.substring(2);
        }
    },
    STRETCHED {
        @Override
        String of(String word) {
            return word.charAt(0) + word.substring(1, 2).repeat(4) + word.substring(2);
        }
    },
    MATHEMATICAL {
        @Override
        String of(String word) {
            return word.chars()
                    .mapToObj(letter -> letter >= 'a' && letter <= 'z'
                            ? Character.toString(0x1D41A + letter - 'a')
                            : Character.toString(letter))
                    .collect(Collectors.joining());
        }
    },
    SWAPPED {
        @Override
        String of(String word) {
            var at = word.length() / 2 - 1;
            return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        }
    };

    abstract String of(String word);

    private static String replaced(String word, Map<Character, String> letters) {
        return word.chars()
                .mapToObj(letter -> letters.getOrDefault((char) letter, Character.toString(letter)))
                .collect(Collectors.joining());
    }
}
