/** Side paths beside the ladder: small ladders of their own, each about one post, that never move the case. */
@NullMarked
package uk.gpsurgery.conduct.cases.policy.tracks;

import org.jspecify.annotations.NullMarked;
