/** Handing a letter to a mail server, and knowing at which moment it became the server's. */
@NullMarked
package uk.gpsurgery.conduct.notifier.mail;

import org.jspecify.annotations.NullMarked;
