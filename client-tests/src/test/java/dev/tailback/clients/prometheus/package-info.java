/** Prometheus scrapes a running emulator, and the dashboard's queries find what they ask for. */
@NullMarked
package dev.tailback.clients.prometheus;

import org.jspecify.annotations.NullMarked;
