/**
 * A client of the admin API, for programs that look at a Tailback in another process.
 *
 * <p>Uses the JDK's HTTP client and Jackson, but nothing from the engine or the server. Start at
 * {@link dev.tailback.client.AdminClient}.
 */
@NullMarked
package dev.tailback.client;

import org.jspecify.annotations.NullMarked;
