/**
 * Starts the images {@code tailback} and {@code tailback-localstack} by Testcontainers, as its
 * users do: docs/TESTCONTAINERS.md shows this very code.
 */
@NullMarked
package dev.tailback.testcontainers;

import org.jspecify.annotations.NullMarked;
