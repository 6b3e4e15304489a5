package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void whatSomebodyWroteCannotMoveTheCursor() {
        assertThat(Terminal.excerpt("a\u001b[2J\u0007b\r\nc\u202ed\u200b\ud83de", 50))
                .isEqualTo("a[2Jb  cde");
    }

    @Test
    void aLongTextIsCutWithoutCuttingACharacterInTwo() {
        assertThat(Terminal.excerpt("🐷🐷🐷🐷", 3)).isEqualTo("🐷🐷…");
        assertThat(Terminal.excerpt("🐷🐷🐷", 3)).isEqualTo("🐷🐷🐷");
    }
}
