package dev.tailback.lab.sim.statistic;

/** What is added up in the course of a run, for each queue and each group of consumers. */
public enum Sum {
  /** Messages that arrived at producers. */
  OFFERED,
  /** Messages that were sent by a producer or a consumer. */
  SENT,
  /** Messages that came from another queue, as dead letters or by a move task. */
  MOVED_IN,
  /** Messages that a producer gave up, or shed. */
  LOST,
  /** Messages that producers no longer have, as they were sent or lost. */
  SETTLED,
  /** Deliveries. */
  RECEIVED,
  /** Deliveries that were not the first of their message in this queue. */
  REPEATED,
  DELETED,
  DEAD_LETTERED,
  EXPIRED,
  /** Messages that a move task took away. */
  MOVED_OUT,
  /** Messages that left after a delivery; once each, even if a move task brought them back. */
  LEFT,
  /** Messages that left after more than one delivery. */
  LEFT_REPEATED,
  /** The deliveries of the messages that left. */
  LEFT_RECEIVES,
  /** The seconds that the messages that left had been in the queue. */
  LEFT_STAY,
  /** First deliveries. */
  WAITS,
  /** The seconds until first deliveries. */
  WAIT,
  /** The seconds from send to delete. */
  AGE,
  /** Receives that were not refused. */
  RECEIVES,
  /** Those that returned nothing. */
  EMPTY,
  /** Requests as Amazon bills them, in chunks of 64 KiB. */
  BILLED,
  /** What they cost, in dollars. */
  COST,
  /** Requests, each attempt counted. */
  ATTEMPTED,
  /** Those that were throttled. */
  THROTTLED,
  /** Sends that succeeded or were given up. */
  SENDS,
  /** The attempts of these. */
  SEND_ATTEMPTS,
  /** Receives refused with OverLimit. */
  OVER_LIMIT,
  /** Message-seconds by state. */
  VISIBLE,
  IN_FLIGHT,
  DELAYED,
  /** Worker-seconds. */
  WORKERS,
  /** The seconds in which each slot was there to process a message, and in which it did. */
  SLOTS,
  BUSY,
  /** How often the number of workers changed its direction. */
  DIRECTION_CHANGES;

  static final int COUNT = values().length;
}
