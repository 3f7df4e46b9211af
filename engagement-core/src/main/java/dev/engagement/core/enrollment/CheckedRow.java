package dev.engagement.core.enrollment;

import dev.engagement.core.TextRules;
import dev.engagement.core.ValueRules;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A row of a batch after it was checked by itself.
 *
 * @param candidate what it says of a person; there exactly while nothing is wrong with it
 * @param problem what is wrong with it
 */
public record CheckedRow(
    RecipientRow row, Optional<Candidate> candidate, Optional<RefusalCode> problem) {

  private static final int LONGEST_ADDRESS = 320;
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  /** Checks a row. The first thing that is wrong is what it is refused for. */
  public static CheckedRow of(RecipientRow row) {
    Optional<EmailAddress> address = address(row);
    Optional<RefusalCode> problem = row.problem().or(() -> problem(row, address));
    return new CheckedRow(
        row, address.filter(known -> problem.isEmpty()).map(known -> read(row, known)), problem);
  }

  private static Optional<EmailAddress> address(RecipientRow row) {
    return row.email().length() > LONGEST_ADDRESS
        ? Optional.empty()
        : EmailAddress.parse(row.email());
  }

  private static Optional<RefusalCode> problem(RecipientRow row, Optional<EmailAddress> address) {
    if (address.isEmpty()) {
      return Optional.of(RefusalCode.INVALID_ADDRESS);
    }
    if (!text(row.timezone()).map(ZONES::contains).orElse(true)) {
      return Optional.of(RefusalCode.INVALID_TIMEZONE);
    }
    boolean valid =
        isName(row.firstName()) && isName(row.lastName()) && ValueRules.allow(row.variables());
    return valid ? Optional.empty() : Optional.of(RefusalCode.INVALID_VALUE);
  }

  private static boolean isName(Optional<String> given) {
    return text(given)
        .map(name -> new TextRules().name("name", name).errors().isEmpty())
        .orElse(true);
  }

  private static Candidate read(RecipientRow row, EmailAddress address) {
    return new Candidate(
        address,
        text(row.firstName()),
        text(row.lastName()),
        text(row.timezone()).map(ZoneId::of),
        row.variables());
  }

  /** A blank cell says nothing. */
  private static Optional<String> text(Optional<String> given) {
    return given.map(String::strip).filter(text -> !text.isEmpty());
  }
}
