package dev.tailback.benchmarks;

import static dev.tailback.benchmarks.Goal.Figure.tailback;
import static dev.tailback.benchmarks.Goal.limit;
import static dev.tailback.benchmarks.Goal.ratio;
import static dev.tailback.benchmarks.peer.Peer.ELASTICMQ;
import static dev.tailback.benchmarks.peer.Peer.FAUXQS;
import static dev.tailback.benchmarks.peer.Peer.FAUXQS_QUIET;
import static dev.tailback.benchmarks.peer.Peer.FLOOR;
import static dev.tailback.benchmarks.peer.Peer.LOGGING;
import static dev.tailback.benchmarks.peer.Peer.OTHER_TAILBACK;
import static dev.tailback.benchmarks.scenario.Metric.BYTES_PER_MESSAGE;
import static dev.tailback.benchmarks.scenario.Metric.BYTES_PER_POLL;
import static dev.tailback.benchmarks.scenario.Metric.EXTRA_THREADS;
import static dev.tailback.benchmarks.scenario.Metric.IDLE_CPU;
import static dev.tailback.benchmarks.scenario.Metric.LONGEST;
import static dev.tailback.benchmarks.scenario.Metric.MESSAGES;
import static dev.tailback.benchmarks.scenario.Metric.P50;
import static dev.tailback.benchmarks.scenario.Metric.P99;
import static dev.tailback.benchmarks.scenario.Metric.REQUESTS;
import static dev.tailback.benchmarks.scenario.Metric.SECONDS;
import static dev.tailback.benchmarks.scenario.Metric.START_MILLIS;

import dev.tailback.benchmarks.Goal.Figure;
import dev.tailback.benchmarks.scenario.Metric;
import java.util.List;

/** All goals. */
final class Goals {
  static final List<Goal> ALL =
      List.of(
          send("floor", 0.75, new Figure("send", FLOOR, REQUESTS)),
          send("ElasticMQ", 10, new Figure("send", ELASTICMQ, REQUESTS)),
          send("fauxqs", 2.5, new Figure("send", FAUXQS, REQUESTS)),
          send("fauxqs without its log", 2.5, new Figure("send", FAUXQS_QUIET, REQUESTS)),
          cycle("ElasticMQ", 10, new Figure("cycle", ELASTICMQ, MESSAGES)),
          cycle("fauxqs", 3, new Figure("cycle", FAUXQS, MESSAGES)),
          cycle("fauxqs without its log", 3, new Figure("cycle", FAUXQS_QUIET, MESSAGES)),
          ratio(
              "cycle, requests per second, of the floor's",
              tailback("cycle", REQUESTS),
              0.6,
              new Figure("cycle", FLOOR, REQUESTS)),
          logging("send", REQUESTS),
          logging("cycle", MESSAGES),
          fifo("of the standard cycle", 0.8, other("fifo")),
          fifo("of fauxqs", 4, new Figure("fifo", FAUXQS, MESSAGES)),
          fifo("of fauxqs without its log", 4, new Figure("fifo", FAUXQS_QUIET, MESSAGES)),
          ratio(
              "FIFO cycle over 100,000 groups, 50,000 locked, of that over 1,000",
              tailback("fifo-locked", MESSAGES),
              0.8,
              other("fifo-locked")),
          ratio(
              "cycle at the head of 1,000,000 messages, of that on an empty queue",
              tailback("deep", MESSAGES),
              0.9,
              other("deep")),
          ratio(
              "cycle with 119,000 in flight, of that on an empty queue",
              tailback("in-flight", MESSAGES),
              0.9,
              other("in-flight")),
          limit(
              "memory per waiting message of 100 bytes, of 1,000,000",
              tailback("memory", BYTES_PER_MESSAGE),
              260),
          limit("10,000 parked long polls: threads", tailback("parked", EXTRA_THREADS), 0),
          limit("10,000 parked long polls: memory", tailback("parked", BYTES_PER_POLL), 15_000),
          limit("10,000 parked long polls: idle CPU", tailback("parked", IDLE_CPU), 1),
          limit(
              "requests of 13 MB on one connection: other clients",
              tailback("heavy", LONGEST),
              100),
          limit("wake-up with 1,000 parked", tailback("wake-up", P50), 1),
          limit("wake-up with 1,000 parked", tailback("wake-up", P99), 5),
          limit("open loop at 50 % of saturation", tailback("open", P99), 5),
          limit("open loop at 50 % of saturation: no pause", tailback("open", LONGEST), 50),
          limit("12-hour jump over 1,000,000 messages", tailback("jump", SECONDS), 3),
          new Goal(
              "`java -jar` to the first answer, of the floor's",
              tailback("start", START_MILLIS),
              new Figure("start", FLOOR, START_MILLIS),
              false,
              1,
              300));

  private Goals() {}

  private static Goal send(String base, double atLeast, Figure figure) {
    return ratio(
        "SendMessage, 100 B, 32 connections, of " + base,
        tailback("send", REQUESTS),
        atLeast,
        figure);
  }

  private static Goal cycle(String base, double atLeast, Figure figure) {
    return ratio(
        "cycle, messages per second, of " + base, tailback("cycle", MESSAGES), atLeast, figure);
  }

  /** Returns the throughput of the other Tailback, measured in turns with the first. */
  private static Figure other(String scenario) {
    return new Figure(scenario, OTHER_TAILBACK, MESSAGES);
  }

  private static Goal logging(String scenario, Metric metric) {
    return ratio(
        scenario + " with --log requests, of that without",
        new Figure(scenario, LOGGING, metric),
        0.9,
        tailback(scenario, metric));
  }

  private static Goal fifo(String base, double atLeast, Figure figure) {
    return ratio(
        "FIFO cycle over 1,000 groups, " + base, tailback("fifo", MESSAGES), atLeast, figure);
  }
}
