package dev.engagement.ports.contact;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What an enrollment says of a person.
 *
 * @param id the id that the contact gets if there is none with that address
 */
public record ContactDraft(
    ContactId id,
    EmailAddress address,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<ZoneId> timezone) {}
