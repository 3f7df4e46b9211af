package dev.engagement.ports.credential;

/** How the connection to an SMTP server is secured. The codes are sent on the wire. */
public enum SmtpSecurity {
  /** By STARTTLS before anything is said (RFC 3207); without it nothing is sent. */
  STARTTLS("starttls"),
  /** From the first byte (RFC 8314, section 3.3). */
  TLS("tls"),
  /** Not at all: only for a server on this machine. */
  NONE("none");

  private final String code;

  SmtpSecurity(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
