/** The addresses by which machines and staff tell what was said. */
@NullMarked
package uk.gpsurgery.conduct.ingest.api;

import org.jspecify.annotations.NullMarked;
