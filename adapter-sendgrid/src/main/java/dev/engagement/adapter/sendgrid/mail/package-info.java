/** Hands mail to SendGrid, each in one request that is never repeated. */
@NullMarked
package dev.engagement.adapter.sendgrid.mail;

import org.jspecify.annotations.NullMarked;
