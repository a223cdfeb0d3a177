package dev.tailback.engine.diagnosis;

/** What the rules before the current one have found. */
interface Seen {
  /** Returns whether the condition of a rule holds now. */
  boolean holds(Rule rule);

  /** Returns whether a rule fires. */
  boolean speaks(Rule rule);

  /** Returns whether something stops consumers from receiving the messages. */
  default boolean isHeldUp() {
    return holds(Rule.LIMIT) || holds(Rule.STUCK);
  }

  /** Returns whether another diagnosis explains a growing backlog. */
  default boolean isExplained() {
    return speaks(Rule.LIMIT)
        || speaks(Rule.LOOK_AHEAD)
        || speaks(Rule.STUCK)
        || speaks(Rule.NOBODY);
  }
}
