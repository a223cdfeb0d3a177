package dev.tailback.server;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.compare.Comparison;
import dev.tailback.server.forward.AnswerWatcher;
import dev.tailback.server.forward.Forwarder;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.seen.Seeing;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts that a server has only in front of another SQS: the forwarder of calls, the observer of
 * the queues there, and the comparison of answers.
 *
 * @param comparison {@code null} if answers are not compared
 */
record Forwarding(Forwarder forwarder, Seeing seeing, @Nullable Comparison comparison) {

  /**
   * Starts to forward.
   *
   * @return {@code null} if the queues are the server's own
   * @throws dev.tailback.config.ConfigException if answers are to be compared and cannot be
   */
  static @Nullable Forwarding start(TailbackBuilder builder, EngineGate gate, Alarms alarms) {
    Comparison comparison = InFrontSettings.comparison(builder);
    Upstream upstream = builder.upstream;
    if (upstream == null) {
      return null;
    }
    Seeing seeing = new Seeing(gate, upstream, alarms);
    List<AnswerWatcher> watchers =
        comparison == null ? List.of(seeing.watcher()) : List.of(seeing.watcher(), comparison);
    Forwarder forwarder = new Forwarder(upstream, builder.queueUrls, watchers);
    seeing.askThrough(forwarder);
    if (comparison != null) {
      comparison.start(forwarder);
    }
    return new Forwarding(forwarder, seeing, comparison);
  }

  /** Returns the source of the comparison's state, {@code null} if there is none. */
  @Nullable Supplier<Map<String, Object>> comparisonStatus() {
    return comparison == null ? null : comparison::status;
  }

  /** Ends the calls under way. */
  void stop() {
    forwarder.stop();
  }

  /** Ends the rest, once no more calls come in. */
  void close() {
    if (comparison != null) {
      comparison.close();
    }
    forwarder.close();
  }
}
