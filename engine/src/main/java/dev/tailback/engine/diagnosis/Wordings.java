package dev.tailback.engine.diagnosis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All sentences. A key begins with the id of its rule; the rest tells variants apart, such as
 * {@code growing.full.add}.
 */
public final class Wordings {
  private static final Map<String, Wording> TABLE = new LinkedHashMap<>();

  /** The sentences by key, in the order of the rules. */
  public static final Map<String, Wording> ALL = Collections.unmodifiableMap(TABLE);

  static {
    blockages();
    growth();
    failures();
    others();
  }

  private static void blockages() {
    String limit = "In-flight limit reached ({0:int} of {1:int}): ";
    limit("limit.standard", limit + "short polls are refused with OverLimit");
    limit("limit.refused", limit + "receives are refused with OverLimit, {2:rate}/s");
    limit("limit.fifo", limit + "receives find nothing, without an error");
    String free = "Free group {2}, or give each sender its own group.";
    add(
        "lookahead.many",
        "Look-ahead full: the first {0:int} messages belong to held groups and hide {1:int} behind"
            + " them",
        free);
    add(
        "lookahead.one",
        "Look-ahead full: the first message belongs to a held group and hides {1:int} behind it",
        free);
    add(
        "stuck",
        "Group {0} held for {1:dur1} by {2}; {3:int} waiting behind it",
        "It comes back in {4:dur}. Shorten the visibility timeout and extend it while working.");
    String start = "Start a consumer, or check the queue URL and region it polls.";
    String last = "Nobody receives: the last receive was {0:dur1} ago; {1:int} waiting";
    String never = "Nobody has received yet; {1:int} waiting";
    String more = ", {2:rate}/s more arriving";
    add("nobody.last", last, start);
    add("nobody.last.more", last + more, start);
    add("nobody.never", never, start);
    add("nobody.never.more", never + more, start);
    add(
        "nobody.elsewhere",
        "Nobody receives through here: the last receive was {0:dur1} ago; {1:int} waiting",
        "Start a consumer, unless others receive directly.");
    expiring("expiring.many", "The oldest messages expire in {0:dur} and are lost");
    expiring("expiring.one", "The message expires in {0:dur} and is lost");
  }

  private static void limit(String key, String says) {
    String less = "Delete sooner, or receive less ahead";
    add(key, says, less + ".");
    add(key + ".holder", says, less + ": {3} holds {4:int}.");
  }

  private static void expiring(String key, String says) {
    add(key, says, "Raise MessageRetentionPeriod (14 days at most).");
    add(key + ".longest", says, "Receive now: MessageRetentionPeriod is at its maximum, 14 days.");
  }

  private static void growth() {
    growth("growing.full", "storage full in {3:dur}");
    growth("growing.expire", "messages expire in {3:dur}");
    growth("growing.more", "{3:int} more an hour");
  }

  private static void growth(String key, String outlook) {
    String says = "{0:rate} msg/s arrive, {1:rate} leave: grows by {2:rate}/s; " + outlook;
    String drain = "with {6:int} the backlog is gone in {7:dur1}.";
    add(key + ".add", says, "Add at least {4:int} workers like these ({5:rate}/s each); " + drain);
    add(key + ".one", says, "Add at least one worker like these ({5:rate}/s each); " + drain);
    add(key + ".start", says, "Add workers.");
    add(key + ".follows", says, "Follows from the cause above.");
  }

  private static void failures() {
    String repeats = "{0:pct} of receives are repeats: ";
    String longer = "Set it to {4:int} s, or extend it every {5:int} s while working.";
    add(
        "repeats.slow",
        repeats
            + "the visibility timeout ({1:dur}) is shorter than the processing time (p95 {2:dur})",
        longer);
    add(
        "repeats.tight",
        repeats
            + "the visibility timeout ({1:dur}) is close to the processing time (p95 {2:dur}, p99"
            + " {3:dur})",
        longer);
    String fail = repeats + "messages fail and come back";
    add("repeats.fail.dlq", fail, "After receive {1:int} they go to {2}.");
    add("repeats.fail", fail, "There is no dead-letter queue: they come back until they expire.");
    String repair = "Look at one, repair the consumer, then redrive.";
    add(
        "dead.many",
        "{0:int} dead letters in 5 min went to {1} (not deleted after receive {2:int})",
        repair);
    add(
        "dead.one",
        "One dead letter in 5 min went to {1} (not deleted after receive {2:int})",
        repair);
    add("dlq.many", "{0:int} dead letters of {1}", repair);
    add("dlq.many.more", "{0:int} dead letters of {1}, {2:int} more than 5 min ago", repair);
    add("dlq.one", "One dead letter of {1}", repair);
    add("dlq.one.more", "One dead letter of {1}, new in the last 5 min", repair);
    String wait = "Wait as x-amz-retry-after says, send batches, keep a bounded buffer.";
    String throttled = "Producers are throttled: {0:pct} of sends refused";
    add("throttled.sends", throttled, wait);
    add("throttled.by", throttled + " by throttle {1} ({2}/s)", wait);
  }

  private static void others() {
    add(
        "near",
        "Near misses: p95 of processing is {0:dur}, the visibility timeout {1:dur}",
        "Set it to {2:int} s.");
    add(
        "oldhead",
        "The oldest message is {0:dur1} old while new ones wait {1:dur}",
        "Look at it: it may fail each time.");
    add(
        "empty",
        "{0:pct} of receives are empty, {1:rate}/s of them short polls",
        "Use WaitTimeSeconds=20: the same latency, a hundredth of the calls.");
    add("drain", "Drains by {0:rate}/s: empty in {1:dur}", "Nothing to do.");
    add("delayed.many", "{0:int} wait for their delay, as asked; the next in {1:dur}", null);
    add("delayed.one", "One message waits for its delay, as asked; due in {1:dur}", null);
    add("delayed.elsewhere", "{0:int} wait for their delay, as asked", null);
    String balance = "In balance: {0:rate}/s arrive, {1:rate} leave";
    add("flow.balance", balance, null);
    add("flow.waiting", balance + ", a message waits {2:dur}", null);
    add("flow.traffic", "{0:rate}/s arrive, {1:rate} leave", null);
    add("idle.many", "{0:int} messages, no traffic", null);
    add("idle.one", "One message, no traffic", null);
    add("idle.empty", "Idle for {0:dur1}", null);
    add("idle.unused", "Empty, never used", null);
    add("idle.elsewhere", "Empty; nothing has come through here yet", null);
    add("idle.unknown", "No traffic through here; how many messages there are is not known", null);
  }

  private static void add(String key, String says, @Nullable String remedy) {
    if (TABLE.put(key, new Wording(says, remedy)) != null) {
      throw new IllegalStateException("two wordings for " + key);
    }
  }

  private Wordings() {}
}
