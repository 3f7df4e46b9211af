/** Mail out through SendGrid. */
@NullMarked
package dev.engagement.adapter.sendgrid;

import org.jspecify.annotations.NullMarked;
