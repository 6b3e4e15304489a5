/** What people and practice IT ask and tell over HTTP. */
@NullMarked
package uk.gpsurgery.conduct.cases.api;

import org.jspecify.annotations.NullMarked;
