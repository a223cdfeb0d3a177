/** Compares the lab with real time: it and an SDK over HTTP play the same scenario. */
@NullMarked
package dev.tailback.clients.lab;

import org.jspecify.annotations.NullMarked;
