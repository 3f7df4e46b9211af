/** People, and the addresses by which they are known. */
@NullMarked
package dev.engagement.ports.contact;

import org.jspecify.annotations.NullMarked;
