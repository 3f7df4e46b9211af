package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.identity.SenderIdentity;

/**
 * A mailbox with what lets in to it.
 *
 * @param name what Microsoft Graph knows the mailbox by
 * @param mailbox what it may be asked
 */
record Account(Credential.Graph credential, SenderIdentity sender, String name, Mailbox mailbox) {}
