/** What a page that is not allowed can do to an emulator, in a browser. */
@NullMarked
package dev.tailback.clients.browser;

import org.jspecify.annotations.NullMarked;
