package dev.engagement.ports.credential;

import dev.engagement.ports.Actor;
import dev.engagement.ports.identity.Provider;
import java.time.Instant;

/** Tells that a tenant has a credential, and since when; never what it is. */
public record CredentialInfo(Provider provider, Actor setBy, Instant setAt) {}
