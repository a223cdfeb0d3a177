/**
 * The emulator: composition root and command line.
 *
 * <p>May depend on every other package; none depends on it.
 */
@NullMarked
package dev.tailback.server;

import org.jspecify.annotations.NullMarked;
