/** Puts the ports, the core and the adapters together and starts them; decides nothing. */
@NullMarked
package dev.engagement.app;

import org.jspecify.annotations.NullMarked;
