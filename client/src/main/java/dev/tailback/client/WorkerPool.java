package dev.tailback.client;

/**
 * An agent's report about its workers.
 *
 * @param name the pool's name, which is its target's worker name
 * @param account the account whose targets it may carry out
 * @param region the region of those
 * @param min the fewest workers it runs
 * @param max the most workers it runs
 * @param actual the workers that run now
 */
public record WorkerPool(String name, String account, String region, int min, int max, int actual) {

  /** Returns the same pool with another number of running workers. */
  public WorkerPool withActual(int number) {
    return new WorkerPool(name, account, region, min, max, number);
  }
}
