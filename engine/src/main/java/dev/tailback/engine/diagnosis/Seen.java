package dev.tailback.engine.diagnosis;

/** What is known of the rules before the one that is being checked. */
interface Seen {
  /** Returns whether the condition of a rule holds now. */
  boolean holds(Rule rule);

  /** Returns whether a rule speaks. */
  boolean speaks(Rule rule);

  /** Returns whether something stops consumers from receiving what is there. */
  default boolean isHeldUp() {
    return holds(Rule.LIMIT) || holds(Rule.STUCK);
  }

  /** Returns whether a diagnosis is given that explains a growing backlog. */
  default boolean isExplained() {
    return speaks(Rule.LIMIT)
        || speaks(Rule.LOOK_AHEAD)
        || speaks(Rule.STUCK)
        || speaks(Rule.NOBODY);
  }
}
