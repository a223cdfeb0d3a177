/**
 * The console: the web page that shows where messages pile up. Here are its files and the rules for
 * serving them; {@code server.http} sends them.
 */
@NullMarked
package dev.tailback.server.console;

import org.jspecify.annotations.NullMarked;
