package dev.tailback.engine.diagnosis;

/** The numbers that decide when a rule's condition holds. */
final class Thresholds {
  /** A rule falls silent when its condition was last seen longer ago than this. */
  static final int SILENT_AFTER_SECONDS = 10;

  /** stuck: a group is held for longer than this, and than STUCK_PROCESSING_TIMES times p95. */
  static final int STUCK_SECONDS = 60;

  static final int STUCK_PROCESSING_TIMES = 5;

  /** stuck: blocked if the group is held for longer than this. */
  static final int STUCK_BLOCKED_SECONDS = 300;

  /** stuck: blocked if more than this share of the queue waits behind the group. */
  static final double STUCK_BLOCKED_SHARE = 0.1;

  /** nobody: the last receive was longer ago than this. */
  static final int NOBODY_SECONDS = 60;

  /** expiring: the oldest message has less than this left, and than the share below. */
  static final int EXPIRING_SECONDS = 3600;

  /** expiring: of the retention period, so that short periods do not always count. */
  static final double EXPIRING_RETENTION_SHARE = 0.1;

  /** growing, drain: messages per second by which the backlog must change. */
  static final double SLOPE_PER_SECOND = 0.15;

  /** growing, drain: share of the arrivals by which the backlog must change. */
  static final double SLOPE_ARRIVALS_SHARE = 0.03;

  /** growing, drain: more messages than this must be visible. */
  static final int BACKLOG_MESSAGES = 20;

  /** growing: a forecast beyond this is given as messages per hour. */
  static final int FORECAST_SECONDS = 172_800;

  /** growing: the workers suggested handle this many times what arrives. */
  static final double WORKERS_RESERVE = 1.1;

  /** repeats: more than this share of the messages received had been received before. */
  static final double REPEATS_SHARE = 0.05;

  /** repeats: more messages than this were received since the queue was created. */
  static final int REPEATS_RECEIVED = 30;

  /** repeats: at least this many messages are received per second. */
  static final double REPEATS_RECEIVED_PER_SECOND = 0.02;

  /** repeats, near: p95 of the processing time is above this share of the visibility timeout. */
  static final double NEAR_TIMEOUT_SHARE = 0.8;

  /** near: at least this many processing times are known. */
  static final int NEAR_SAMPLES = 20;

  /** near, oldhead: more messages than this leave per second. */
  static final double LEAVING_PER_SECOND = 0.05;

  /** repeats, near: the visibility timeout suggested is at least this many times p99. */
  static final double TIMEOUT_RESERVE = 1.15;

  /** dead: more messages than this are dead-lettered per second. */
  static final double DEAD_PER_SECOND = 0.004;

  /** throttled: more sends than this are refused per second. */
  static final double THROTTLED_PER_SECOND = 0.05;

  /** throttled: trouble if more than this share of the sends is refused. */
  static final double THROTTLED_TROUBLE_SHARE = 0.05;

  /** oldhead: the oldest message is older than this. */
  static final int OLD_HEAD_SECONDS = 300;

  /** oldhead: and older than this many times what a new message waits. */
  static final int OLD_HEAD_WAITS = 3;

  /** empty: more than this share of the receives find nothing. */
  static final double EMPTY_SHARE = 0.8;

  /** empty: more empty short polls than this per second. */
  static final double EMPTY_SHORT_PER_SECOND = 1;

  /** delayed: more messages than this are delayed, or nothing else happens. */
  static final int DELAYED_MESSAGES = 20;

  /** delayed: more than this many times as many messages are delayed as visible. */
  static final int DELAYED_VISIBLE_TIMES = 4;

  /** flow: more messages than this arrive or leave per second. */
  static final double FLOW_PER_SECOND = 0.02;

  /** flow: in balance if what arrives and what leaves differ by less than this share. */
  static final double FLOW_BALANCE_SHARE = 0.1;

  private Thresholds() {}
}
