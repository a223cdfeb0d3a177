package dev.tailback.lab.sim.statistic;

/** The quantities that are summed up during a run, for each queue and group of consumers. */
public enum Sum {
  /** Messages that arrived at producers. */
  OFFERED,
  /** Messages that were sent by a producer or a consumer. */
  SENT,
  /** Messages that came from another queue, as dead letters or by a move task. */
  MOVED_IN,
  /** Messages that a producer gave up, or shed. */
  LOST,
  /** Messages that producers no longer have, because they were sent or lost. */
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
  /** Of these, those that returned nothing. */
  EMPTY,
  /** Requests as Amazon bills them, in chunks of 64 KiB. */
  BILLED,
  /** What they cost, in dollars. */
  COST,
  /** Requests, each attempt counted. */
  ATTEMPTED,
  /** Of these, those that were throttled. */
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
  /** The slot-seconds available for processing, and those spent on it. */
  SLOTS,
  BUSY,
  /** How often the number of workers changed direction. */
  DIRECTION_CHANGES;

  static final int COUNT = values().length;
}
