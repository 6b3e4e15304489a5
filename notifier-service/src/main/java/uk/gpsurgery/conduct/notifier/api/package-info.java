/** What practice staff and machines may ask: the ledger of a case, and the letters there are. */
@NullMarked
package uk.gpsurgery.conduct.notifier.api;

import org.jspecify.annotations.NullMarked;
