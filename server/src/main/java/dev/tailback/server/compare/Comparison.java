package dev.tailback.server.compare;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.compare.CallComparison.Outcome;
import dev.tailback.server.forward.AnswerWatcher;
import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.forward.Forwarder;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.wire.Call;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compares the upstream's answers with Tailback's own, for the queues that were created in this
 * run.
 *
 * <p>It works on its own thread, one call after another in the order of the answers, and no client
 * waits for it. If it can't keep up, calls are dropped and their queues no longer compared.
 */
public final class Comparison implements AnswerWatcher, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Comparison.class.getName());

  /**
   * How long a call waits for another one that reveals what it refers to: calls overtake each
   * other.
   */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int MAX_WAITING = 1_000;
  private static final long PAUSE_MILLIS = 50;
  private static final long MAX_END_MILLIS = 400;

  private record Waiting(AnsweredCall call, QueueAddress queue, long untilNanos) {}

  private final ComparedQueues queues;
  private final NewQueues newQueues;
  private final Shadow shadow;
  private final CallComparison calls;
  private final Chance chance;
  private final DifferenceFile file;
  private final ComparisonReport report = new ComparisonReport();
  private final PendingCalls pending = new PendingCalls();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "tailback-compare");
  private volatile boolean isEnding;

  /**
   * @param home the account and region in which clients see all queues
   * @param settings the settings of Tailback's own queues
   * @param urls decides what queue URLs start with
   * @param isAmazon whether the upstream is Amazon's, which shows changes late
   * @param path the file that gets the differences
   * @throws java.io.UncheckedIOException if the file can't be written
   */
  public Comparison(
      QueueAddress home, EngineSettings settings, QueueUrls urls, boolean isAmazon, Path path) {
    queues = new ComparedQueues(isAmazon);
    shadow = new Shadow(home, settings, urls);
    newQueues = new NewQueues(queues, shadow);
    calls = new CallComparison(shadow, new KnownIds());
    chance = new Chance(queues);
    file = new DifferenceFile(path);
    thread.setDaemon(true);
  }

  /** Starts to compare. */
  public void start(Forwarder forwarder) {
    newQueues.ask(forwarder::createdAt);
    thread.start();
  }

  @Override
  public void answering(AnsweredCall call) {
    QueueAddress queue = call.queue();
    if (queue == null || call.isSecond()) {
      return;
    }
    boolean creates = call.call().action().equals("CreateQueue");
    if (creates && call.isSuccess()) {
      queues.see(queue);
      newQueues.ask(call, queue);
    }
    if ((creates || queues.areOfInterest(queue)) && !pending.offer(call)) {
      report.dropped();
      queues.missed(queue, call.call().action());
    }
  }

  @Override
  public void unanswered(Call call, @Nullable QueueAddress queue) {
    if (queue != null && queues.areOfInterest(queue)) {
      queues.missed(queue, call.action());
    }
  }

  private void run() {
    try {
      while (!isEnding || !pending.isEmpty()) {
        AnsweredCall next = pending.take(PAUSE_MILLIS);
        if (next != null) {
          compare(next, Objects.requireNonNull(next.queue()));
        }
        tryAgain();
      }
      isEnding = true;
      tryAgain();
    } catch (InterruptedException late) {
      Thread.currentThread().interrupt();
    }
  }

  private void compare(AnsweredCall call, QueueAddress queue) throws InterruptedException {
    boolean mustWait = compare(call, queue, waiting.size() >= MAX_WAITING);
    if (mustWait) {
      waiting.add(new Waiting(call, queue, System.nanoTime() + MAX_WAIT_NANOS));
    }
  }

  private void tryAgain() throws InterruptedException {
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting one = each.next();
      boolean isLast = isEnding || System.nanoTime() - one.untilNanos > 0;
      if (!compare(one.call, one.queue, isLast)) {
        each.remove();
      }
    }
  }

  /** Compares a call, unless it must wait. */
  private boolean compare(AnsweredCall call, QueueAddress queue, boolean isLast)
      throws InterruptedException {
    try {
      if (!newQueues.isCompared(call, queue)) {
        return false;
      }
      Outcome outcome = calls.compare(call, queue, isLast);
      if (!outcome.mustWait()) {
        settle(call, queue, outcome);
      }
      return outcome.mustWait();
    } catch (RuntimeException bug) {
      report.failed();
      queues.missed(queue, call.call().action());
      LOG.log(System.Logger.Level.WARNING, call.call().action() + " could not be compared", bug);
      return false;
    }
  }

  private void settle(AnsweredCall call, QueueAddress queue, Outcome outcome) {
    List<Difference> found =
        outcome.differences().stream()
            .filter(difference -> !chance.explains(difference, call, queue))
            .toList();
    newQueues.settle(call, queue, found);
    if (!outcome.isComparable()) {
      report.notComparable();
    } else if (found.isEmpty()) {
      report.alike();
    } else {
      report.differing(found);
      found.forEach(difference -> tell(call, queue, difference));
    }
  }

  private void tell(AnsweredCall call, QueueAddress queue, Difference difference) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().toString());
    line.put("action", call.call().action());
    line.put("queue", queue.name());
    line.put("protocol", call.protocol().readsForms() ? "query" : "json");
    line.put("kind", difference.kind().toString());
    line.put("path", difference.path());
    line.put("upstream", RequestMembers.cut(difference.upstream()));
    line.put("tailback", RequestMembers.cut(difference.tailback()));
    line.put("request", RequestMembers.of(call));
    report.remember(line);
    file.write(line);
  }

  /** Returns the counts and the last differences, for JSON. */
  public Map<String, Object> status() {
    return report.toJson(queues.leftAlone());
  }

  /** Returns the counts in sentences. */
  public List<String> summary() {
    return report.lines(queues.leftAlone());
  }

  /** Compares the pending calls, for a moment, and ends. */
  @Override
  public void close() {
    isEnding = true;
    try {
      thread.join(MAX_END_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
    pending.clear().forEach(left -> report.dropped());
    shadow.close();
    file.close();
  }
}
