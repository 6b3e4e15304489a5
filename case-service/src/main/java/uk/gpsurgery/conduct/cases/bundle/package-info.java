/** A case as evidence: everything of it in one piece, with an index by which each part can be proved. */
@NullMarked
package uk.gpsurgery.conduct.cases.bundle;

import org.jspecify.annotations.NullMarked;
