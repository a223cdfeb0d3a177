package dev.tailback.lab.study.formula;

/**
 * The queue M/M/c: arrivals at random, c workers with exponential processing times that take one
 * message each. The formulas are Erlang's.
 *
 * @param arrivals messages per second
 * @param served messages that one worker processes per second
 */
public record ManyWorkers(double arrivals, double served, int workers) {

  /** Returns the utilisation, which is below 1 if the backlog does not grow. */
  public double utilisation() {
    return arrivals / (served * workers);
  }

  /** Returns the probability that a message waits: Erlang's C. 1 if the backlog grows. */
  public double waiting() {
    if (utilisation() >= 1) {
      return 1;
    }
    double lost = lost();
    return lost / (1 - utilisation() * (1 - lost));
  }

  /** Returns the mean time until a message is received, in seconds. */
  public double meanWait() {
    double spare = spare();
    return spare <= 0 ? Double.POSITIVE_INFINITY : waiting() / spare;
  }

  /** Returns the mean number of visible messages. */
  public double visible() {
    return arrivals * meanWait();
  }

  /** Returns the mean number of messages in flight. */
  public double inFlight() {
    return arrivals / served;
  }

  /** Returns the probability that a message waits longer than this. */
  public double waitsLonger(double seconds) {
    double spare = spare();
    return spare <= 0 ? 1 : waiting() * Math.exp(-spare * seconds);
  }

  /** Returns the wait that this share of messages stays below, in seconds. */
  public double wait(double share) {
    double over = 1 - share;
    return waiting() <= over ? 0 : Math.log(waiting() / over) / spare();
  }

  /** Returns the probability that a message is older than this when it has been processed. */
  public double takesLonger(double seconds) {
    double spare = spare();
    if (spare <= 0) {
      return 1;
    }
    double processing = Math.exp(-served * seconds);
    double both =
        Math.abs(spare - served) < 1e-9 * served
            ? processing * (1 + served * seconds)
            : (served * Math.exp(-spare * seconds) - spare * processing) / (served - spare);
    return (1 - waiting()) * processing + waiting() * both;
  }

  /** Returns the same with another number of workers. */
  public ManyWorkers with(int count) {
    return new ManyWorkers(arrivals, served, count);
  }

  private double spare() {
    return workers * served - arrivals;
  }

  /** Returns Erlang's B, by its recursion. */
  private double lost() {
    double offered = arrivals / served;
    double lost = 1;
    for (int count = 1; count <= workers; count++) {
      lost = offered * lost / (count + offered * lost);
    }
    return lost;
  }
}
