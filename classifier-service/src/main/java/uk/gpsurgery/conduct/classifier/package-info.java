/** Holds a comment against the clauses of the policy, and explains itself. */
@NullMarked
package uk.gpsurgery.conduct.classifier;

import org.jspecify.annotations.NullMarked;
