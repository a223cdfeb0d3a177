/** Tailback in a container, for tests. */
@NullMarked
package dev.tailback.testcontainers;

import org.jspecify.annotations.NullMarked;
