/** OpenTelemetry's agent for Java and its SDK for JavaScript: the programs of docs/TRACES.md. */
@NullMarked
package dev.tailback.clients.traces;

import org.jspecify.annotations.NullMarked;
