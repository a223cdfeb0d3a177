package dev.tailback.engine.queue;

/** When the name of a deleted queue can be used for a new one. */
public enum NameReuse {
  IMMEDIATE,
  /** As on Amazon. */
  AFTER_SIXTY_SECONDS
}
