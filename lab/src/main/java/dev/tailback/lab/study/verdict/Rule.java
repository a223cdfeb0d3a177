package dev.tailback.lab.study.verdict;

import java.util.stream.Stream;

/** Looks for one thing that can be wrong. */
interface Rule {

  /** Returns what is wrong, if anything. */
  Stream<Finding> find(Case of);
}
