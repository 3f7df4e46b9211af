package dev.engagement.ports.guardrail;

import java.util.Set;

/** Which mails a canary lets go. */
public sealed interface CanaryRule {

  /** What kind of rule it is, for a switch. The codes are stored and sent on the wire. */
  enum Kind {
    SHARE("share"),
    COUNT("count"),
    ALLOW_LIST("allow_list");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Returns the code on the wire. */
    public String code() {
      return code;
    }
  }

  /** Returns what kind of rule it is. */
  Kind kind();

  /** So many of a hundred recipients, always the same ones. From 1 to 99. */
  record Share(int percent) implements CanaryRule {
    @Override
    public Kind kind() {
      return Kind.SHARE;
    }
  }

  /** So many mails, counted from when the canary was set. */
  record Count(int mails) implements CanaryRule {
    @Override
    public Kind kind() {
      return Kind.COUNT;
    }
  }

  /** These addresses, normalised. */
  record AllowList(Set<String> addresses) implements CanaryRule {
    public AllowList {
      addresses = Set.copyOf(addresses);
    }

    @Override
    public Kind kind() {
      return Kind.ALLOW_LIST;
    }

    /** Hides the addresses, so that they never reach a log by accident. */
    @Override
    public String toString() {
      return "AllowList[" + addresses.size() + "]";
    }
  }
}
