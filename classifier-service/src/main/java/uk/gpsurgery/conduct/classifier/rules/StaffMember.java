package uk.gpsurgery.conduct.classifier.rules;

import java.util.List;

/** Somebody who works at the practice, as the directory tells it. */
public record StaffMember(String id, String name, String role, List<String> aliases) {}
