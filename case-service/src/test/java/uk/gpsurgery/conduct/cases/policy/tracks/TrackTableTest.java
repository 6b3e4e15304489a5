package uk.gpsurgery.conduct.cases.policy.tracks;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.policy.ReadmePart;

class TrackTableTest {

    @Test
    void theReadmeShowsTheTracksOfTheCode() throws IOException {
        new ReadmePart("<!-- tracks: printed by TrackTable -->\n", "<!-- end of tracks -->")
                .shows(TrackTable.markdown());
    }
}
