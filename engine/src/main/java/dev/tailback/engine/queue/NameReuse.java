package dev.tailback.engine.queue;

/** When the name of a deleted queue can be used again. */
public enum NameReuse {
  IMMEDIATE,
  /** As on AWS. */
  AFTER_SIXTY_SECONDS
}
