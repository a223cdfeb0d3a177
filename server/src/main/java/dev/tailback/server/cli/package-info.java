/** The command line: options, environment variables, the greeting and subcommands. */
@NullMarked
package dev.tailback.server.cli;

import org.jspecify.annotations.NullMarked;
