/**
 * Writes configuration files: the state of a running server, and the parts of it that are copied
 * from another SQS. {@code dev.tailback.config} reads what is written here.
 *
 * <p>Start reading at {@link dev.tailback.server.export.ConfigurationExport}.
 */
@NullMarked
package dev.tailback.server.export;

import org.jspecify.annotations.NullMarked;
