/** Files that may change while the server runs. */
@NullMarked
package dev.tailback.server.files;

import org.jspecify.annotations.NullMarked;
