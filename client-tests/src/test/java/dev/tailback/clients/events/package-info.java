/** The programs of docs/EVENTS.md. */
@NullMarked
package dev.tailback.clients.events;

import org.jspecify.annotations.NullMarked;
