/** The console in a browser; what drives the browser is in JavaScript. */
@NullMarked
package dev.tailback.clients.console;

import org.jspecify.annotations.NullMarked;
