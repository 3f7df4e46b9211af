package dev.engagement.ports.mail;

/** What a provider shows of a mail whose outcome is unknown. */
public enum Evidence {
  /** It has the mail. */
  ACCEPTED,
  /** It provably does not have the mail and never will get it from the attempt in question. */
  UNSENT,
  /** It shows nothing either way. */
  NONE
}
