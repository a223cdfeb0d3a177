/** What a foreign page can do to an emulator, in a browser. */
@NullMarked
package dev.tailback.clients.browser;

import org.jspecify.annotations.NullMarked;
