/** A real Kafka broker, PostgreSQL and mail catcher on this machine, without Docker. */
@NullMarked
package uk.gpsurgery.conduct.infra;

import org.jspecify.annotations.NullMarked;
