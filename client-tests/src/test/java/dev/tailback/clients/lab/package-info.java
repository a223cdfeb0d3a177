/** The lab beside real time: the same scenario is played by the lab, and by an SDK over HTTP. */
@NullMarked
package dev.tailback.clients.lab;

import org.jspecify.annotations.NullMarked;
