/**
 * Reads scenario files, with the same care as the configuration file: what is wrong is said with
 * its line, its key and what was expected.
 */
@NullMarked
package dev.tailback.lab.read;

import org.jspecify.annotations.NullMarked;
