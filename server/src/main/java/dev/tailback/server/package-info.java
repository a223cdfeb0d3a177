/**
 * The server: what a program starts that has Tailback in its JVM, and the composition root.
 *
 * <p>May depend on every other package except the command line, which is the only one that depends
 * on it.
 */
@NullMarked
package dev.tailback.server;

import org.jspecify.annotations.NullMarked;
