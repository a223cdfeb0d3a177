/** Prometheus scrapes a running emulator, and the dashboard's queries return data. */
@NullMarked
package dev.tailback.clients.prometheus;

import org.jspecify.annotations.NullMarked;
