/** Moves of cases, told to practice IT over HTTP as the Standard Webhooks specification has it. */
@NullMarked
package uk.gpsurgery.conduct.cases.webhook;

import org.jspecify.annotations.NullMarked;
