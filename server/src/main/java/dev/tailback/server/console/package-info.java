/**
 * The console: the web page that shows where messages pile up. This package has its files, the
 * rules for serving them, and its live stream of events. {@code server.http} sends both.
 *
 * <p>The stream begins at {@link dev.tailback.server.console.LiveFeed}.
 */
@NullMarked
package dev.tailback.server.console;

import org.jspecify.annotations.NullMarked;
