package uk.gpsurgery.conduct.notifier.paper;

import java.util.List;

/**
 * What is to be printed.
 *
 * @param html the letter as it would have gone by mail
 * @param addressLines for the window of the envelope; the name alone when no postal address is known
 */
public record Sheet(String title, String html, List<String> addressLines, boolean largePrint) {}
