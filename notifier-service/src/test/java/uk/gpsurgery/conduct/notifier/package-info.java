/** Letters against a real broker, a real database and real mail servers. */
@NullMarked
package uk.gpsurgery.conduct.notifier;

import org.jspecify.annotations.NullMarked;
