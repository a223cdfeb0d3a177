package dev.tailback.lab.study.verdict;

/** How bad a finding is; the worst first. */
public enum Severity {
  /** Messages are lost, or end up in a dead-letter queue. */
  LOSS,
  /** The backlog grows without end. */
  GROWTH,
  /** Messages are processed more than once. */
  REPEATS,
  /** Messages, or those who should know, have to wait too long. */
  DELAY,
  /** It costs more than it has to, or is hard to see. */
  WASTE
}
