/**
 * Reads scenario files. As with the configuration file, an error names the line, the key and what
 * was expected.
 */
@NullMarked
package dev.tailback.lab.read;

import org.jspecify.annotations.NullMarked;
