/** The console in a browser. The scripts that drive it are in JavaScript. */
@NullMarked
package dev.tailback.clients.console;

import org.jspecify.annotations.NullMarked;
