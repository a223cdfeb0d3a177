/** Signers written by others, against an emulator that checks signatures. */
@NullMarked
package dev.tailback.clients.access;

import org.jspecify.annotations.NullMarked;
