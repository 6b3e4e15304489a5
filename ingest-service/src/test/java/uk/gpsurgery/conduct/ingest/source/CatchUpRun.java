package uk.gpsurgery.conduct.ingest.source;

import jakarta.inject.Singleton;

/** The clock's hand on the catch-up, for a test that does not wait. */
@Singleton
public final class CatchUpRun {

    private final FacebookCatchUp catchUp;

    CatchUpRun(FacebookCatchUp catchUp) {
        this.catchUp = catchUp;
    }

    public void run() {
        catchUp.run();
    }
}
