package dev.tailback.engine.time;

import org.jspecify.annotations.Nullable;

/**
 * A timed event to come.
 *
 * @param dueMillis when it fires, in milliseconds since the epoch
 * @param what a short description of what happens then
 * @param about the name of what it happens to, such as a queue; {@code null} if there is none
 * @param isHousekeeping whether it only forgets something, which changes no answer at that moment
 */
public record NextEvent(
    long dueMillis, String what, @Nullable String about, boolean isHousekeeping) {

  /** Creates an event that is about nothing in particular. */
  public NextEvent(long dueMillis, String what) {
    this(dueMillis, what, null, false);
  }
}
