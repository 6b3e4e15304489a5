package uk.gpsurgery.conduct.kit;

import java.util.List;

/**
 * What a service does with events: all of the batch in one transaction, or nothing of it.
 *
 * <p>It may be called again with events it has seen, alone or in another batch: it asks the {@link Inbox}, or what it
 * does shows nothing twice by itself.
 */
@FunctionalInterface
public interface Handler<T> {

    void handle(List<Received<T>> batch) throws Exception;
}
