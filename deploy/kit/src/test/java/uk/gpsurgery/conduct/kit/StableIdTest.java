package uk.gpsurgery.conduct.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ids that have been given stay what they are: these values must never change. */
class StableIdTest {

    @Test
    void theSamePartsHaveTheSameIdOnEveryMachineAndInEveryVersion() {
        assertThat(StableId.of("Y12345", "facebook", "1_2")).isEqualTo("7f36c0c54afea497c1d4bf5be2adb6fc");
        assertThat(StableId.of()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(StableId.of("Mae'r 👍")).hasSize(32);
    }

    @Test
    void whereOnePartEndsCounts() {
        assertThat(StableId.of("ab", "c")).isNotEqualTo(StableId.of("a", "bc"));
        assertThat(StableId.of("ab", "")).isNotEqualTo(StableId.of("ab"));
    }

    @Test
    void bytesHaveTheHashThatEveryToolGivesThem() {
        assertThat(StableId.hashOf("test".getBytes(UTF_8)))
                .isEqualTo("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }
}
