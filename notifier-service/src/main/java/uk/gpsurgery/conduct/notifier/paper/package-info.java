/** Letters as they are printed and posted. */
@NullMarked
package uk.gpsurgery.conduct.notifier.paper;

import org.jspecify.annotations.NullMarked;
