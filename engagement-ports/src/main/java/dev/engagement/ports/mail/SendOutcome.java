package dev.engagement.ports.mail;

import java.time.Duration;
import java.util.Optional;

/** What a provider said to a mail, as far as it can be known. */
public sealed interface SendOutcome {

  /** What kind of answer this is, for a switch. */
  enum Kind {
    ACCEPTED,
    REFUSED,
    IDENTITY_REFUSED,
    NOT_TAKEN,
    UNKNOWN
  }

  /** Returns what kind of answer this is. */
  Kind kind();

  /** The provider has it. */
  record Accepted(Optional<String> providerMessageId) implements SendOutcome {
    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }
  }

  /** The provider will never take this mail. The detail is a code, never personal data. */
  record Refused(String detail) implements SendOutcome {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * The provider takes nothing from this sender: its credentials or rights are wrong. The mail was
   * not taken.
   */
  record IdentityRefused(String detail) implements SendOutcome {
    @Override
    public Kind kind() {
      return Kind.IDENTITY_REFUSED;
    }
  }

  /** The provider provably has nothing of it. It may be tried again, no sooner than told. */
  record NotTaken(String detail, Optional<Duration> retryAfter) implements SendOutcome {

    private static final NotTaken LATE = new NotTaken("late", Optional.of(Duration.ZERO));

    /** Its permit held no longer: no request began. */
    public static NotTaken late() {
      return LATE;
    }

    /** Returns whether no request began because its permit held no longer. */
    public boolean isLate() {
      return equals(LATE);
    }

    @Override
    public Kind kind() {
      return Kind.NOT_TAKEN;
    }
  }

  /** The provider may have it. Never treat this as not sent. */
  record Unknown(String detail) implements SendOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }
}
