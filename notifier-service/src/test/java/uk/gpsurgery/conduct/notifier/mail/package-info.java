@NullMarked
package uk.gpsurgery.conduct.notifier.mail;

import org.jspecify.annotations.NullMarked;
