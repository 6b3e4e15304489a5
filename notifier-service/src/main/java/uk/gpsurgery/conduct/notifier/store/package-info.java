/** The ledger: every letter that was asked for, word for word, and what became of it. */
@NullMarked
package uk.gpsurgery.conduct.notifier.store;

import org.jspecify.annotations.NullMarked;
