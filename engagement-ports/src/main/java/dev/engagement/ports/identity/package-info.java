/** Sender identities: whom a mail comes from, and through which provider. */
@NullMarked
package dev.engagement.ports.identity;

import org.jspecify.annotations.NullMarked;
