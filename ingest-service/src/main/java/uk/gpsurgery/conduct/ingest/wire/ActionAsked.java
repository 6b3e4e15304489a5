package uk.gpsurgery.conduct.ingest.wire;

/** An event on {@code actions.v1}: what to do on a platform, as far as this service carries it out by now. */
public record ActionAsked(
        String practice, String actionId, String caseId, String platform, String externalId, String action) {

    public static final String TOPIC = "actions.v1";
}
