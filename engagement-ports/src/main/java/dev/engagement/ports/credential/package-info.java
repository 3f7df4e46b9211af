/** What providers let a tenant in with, kept sealed. */
@NullMarked
package dev.engagement.ports.credential;

import org.jspecify.annotations.NullMarked;
