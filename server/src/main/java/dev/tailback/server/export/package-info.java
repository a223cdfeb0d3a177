/**
 * Writes configuration files: the state of a running server, and the parts of it that the copy of
 * another SQS has, too. What is written is what {@code dev.tailback.config} reads.
 *
 * <p>Start reading at {@link dev.tailback.server.export.ConfigurationExport}.
 */
@NullMarked
package dev.tailback.server.export;

import org.jspecify.annotations.NullMarked;
