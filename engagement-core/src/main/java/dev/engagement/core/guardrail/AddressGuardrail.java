package dev.engagement.core.guardrail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.util.Map;

/**
 * Turns down addresses that cannot be written to. Every address was parsed when it came in; this
 * looks again at what was stored, character by character because parsing costs more than all other
 * guardrails together.
 */
final class AddressGuardrail implements Guardrail {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_LABEL = 63;
  private static final String LOCAL_PUNCTUATION = "!#$%&'*+/=?^_`{|}~-";

  private static final Verdict INVALID =
      Verdict.refuse(
          GuardrailName.ADDRESS, VerdictKind.INVALID, ReasonCode.INVALID_ADDRESS, Map.of());

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    EmailAddress address = facts.recipient().address();
    return valid(address.normalised()) && printable(address)
        ? Verdict.allow(GuardrailName.ADDRESS)
        : INVALID;
  }

  static boolean valid(String normalised) {
    int at = normalised.lastIndexOf('@');
    return at >= 1
        && at <= LONGEST_LOCAL_PART
        && normalised.length() <= LONGEST
        && localPart(normalised, at)
        && domain(normalised, at + 1);
  }

  private static boolean localPart(String text, int end) {
    boolean afterDot = true;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean dot = c == '.';
      if (dot ? afterDot : !(letterOrDigit(c) || LOCAL_PUNCTUATION.indexOf(c) >= 0)) {
        return false;
      }
      afterDot = dot;
    }
    return !afterDot;
  }

  private static boolean domain(String text, int start) {
    int labels = 0;
    int from = start;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      if (!label(text, from, end)) {
        return false;
      }
      labels++;
      from = end + 1;
    }
    return labels > 1;
  }

  private static boolean label(String text, int start, int end) {
    if (end == start
        || end - start > LONGEST_LABEL
        || text.charAt(start) == '-'
        || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!letterOrDigit(text.charAt(i)) && text.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** What is normalised is printable once it is valid. */
  private static boolean printable(EmailAddress address) {
    return address.value().equals(address.normalised()) || printable(address.value());
  }

  private static boolean printable(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i)) || Character.isWhitespace(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
