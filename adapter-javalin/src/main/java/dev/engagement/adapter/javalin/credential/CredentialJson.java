package dev.engagement.adapter.javalin.credential;

import dev.engagement.ports.credential.CredentialInfo;
import java.time.Instant;

/** Tells that there is a credential, never what it is. */
record CredentialJson(String provider, String setBy, Instant setAt) {
  static CredentialJson of(CredentialInfo info) {
    return new CredentialJson(info.provider().code(), info.setBy().value(), info.setAt());
  }
}
