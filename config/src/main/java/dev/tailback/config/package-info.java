/**
 * The content of configuration files, as plain definitions: Tailback's own files in YAML, and
 * ElasticMQ's in HOCON. Both are read into sections that know their lines, and from there into one
 * {@link dev.tailback.config.Configuration}. Throttles and fault rules are read from fields,
 * wherever these come from: a file, the admin API or a test.
 *
 * <p>Depends on {@code pressure} and the engine. Start reading at {@link
 * dev.tailback.config.TailbackFile} for files (a new part begins there with its key), and at {@link
 * dev.tailback.config.FaultReader} for rules.
 */
@NullMarked
package dev.tailback.config;

import org.jspecify.annotations.NullMarked;
