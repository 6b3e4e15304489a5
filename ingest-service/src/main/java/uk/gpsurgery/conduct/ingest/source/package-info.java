/** Other ways in than a single request: files of many lines, and what the platforms send by themselves. */
@NullMarked
package uk.gpsurgery.conduct.ingest.source;

import org.jspecify.annotations.NullMarked;
