/**
 * Configuration files: Tailback's own in YAML, and ElasticMQ's in HOCON. Both are read into
 * sections that know their lines, and from there into one {@link
 * dev.tailback.server.config.Configuration}.
 *
 * <p>Depends on {@code action} for the rules of queues, on {@code rules} for those of throttles and
 * faults, and on the engine. Start reading at {@link dev.tailback.server.config.TailbackFile}; a
 * new part of the file begins there with its key.
 */
@NullMarked
package dev.tailback.server.config;

import org.jspecify.annotations.NullMarked;
