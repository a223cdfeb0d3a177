package dev.tailback.engine.diagnosis;

import java.util.Locale;

/** How bad a diagnosis is, worst first. */
public enum Severity {
  /** Messages cannot be received, or will be lost. */
  BLOCKED(4),
  /** Something is wrong, and does not get better by itself. */
  TROUBLE(3),
  /** Something is about to go wrong, or costs more than it should. */
  WATCH(2),
  /** There was trouble, and it is easing. */
  EASING(1),
  /** Messages come and go. */
  FLOWING(0),
  /** Nothing happens. */
  IDLE(-1);

  private final int level;

  Severity(int level) {
    this.level = level;
  }

  /** Returns the severity as a number: 4 for {@link #BLOCKED} down to -1 for {@link #IDLE}. */
  public int level() {
    return level;
  }

  /** Returns the severity as a word, such as {@code blocked}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a queue with this severity is in trouble: trouble or worse. */
  public boolean isTrouble() {
    return level >= TROUBLE.level;
  }

  /** Returns whether nothing needs to be done: easing or better. */
  public boolean isCalm() {
    return level <= EASING.level;
  }
}
