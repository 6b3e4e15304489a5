/** Kafka, PostgreSQL and the mail catcher held against what the suite needs of them. */
@NullMarked
package uk.gpsurgery.conduct.infra;

import org.jspecify.annotations.NullMarked;
