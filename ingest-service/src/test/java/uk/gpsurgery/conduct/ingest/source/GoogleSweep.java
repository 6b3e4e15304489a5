package uk.gpsurgery.conduct.ingest.source;

import jakarta.inject.Singleton;

/** The clock's hand on the sweep, for a test that does not wait. */
@Singleton
public final class GoogleSweep {

    private final GoogleReviews reviews;

    GoogleSweep(GoogleReviews reviews) {
        this.reviews = reviews;
    }

    public void run() {
        reviews.sweep();
    }
}
