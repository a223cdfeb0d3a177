package dev.tailback.server.forward.seen;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.forward.AnswerWatcher;
import dev.tailback.server.forward.Forwarder;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamCalls;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a server sees of its upstream.
 *
 * <ul>
 *   <li>Its queues are queues of the engine whose messages are elsewhere, so that the console,
 *       metrics, alarms and diagnoses show them as they show others.
 *   <li>What clients do is counted from the calls that are forwarded. How many messages there are
 *       is asked for: {@link BacklogQuestions}.
 *   <li>Safe for use by several threads.
 * </ul>
 */
public final class Seeing {
  private final Upstream upstream;
  private final AnswerWatcher watcher;
  private final BacklogQuestions questions;
  private volatile @Nullable Forwarder forwarder;

  /** Adds the queues that are mapped, of which nothing is known yet. */
  public Seeing(EngineGate gate, Upstream upstream, Alarms alarms) {
    SeenQueues queues = new SeenQueues(upstream.queues());
    gate.run(queues::addMapped);
    this.upstream = upstream;
    watcher = new SeenTraffic(gate, queues);
    questions = gate.call(all -> new BacklogQuestions(gate, all, alarms, this::ask));
  }

  /** Returns the watcher of forwarded calls. */
  public AnswerWatcher watcher() {
    return watcher;
  }

  /** Sets the forwarder, which also asks about queues. Nothing is asked before. */
  public void askThrough(Forwarder newForwarder) {
    forwarder = newForwarder;
  }

  private void ask(QueueAddress queue, Consumer<@Nullable Map<String, String>> then) {
    Forwarder used = forwarder;
    if (used != null) {
      used.ask(queue, then);
    }
  }

  /** Notes that somebody looks at the queues: for a minute, they are asked about. */
  public void look() {
    questions.look();
  }

  /** Returns what it sees. */
  public Upstream upstream() {
    return upstream;
  }

  /** Returns how many calls were sent to the upstream. */
  public UpstreamCalls calls() {
    Forwarder used = forwarder;
    return used == null ? UpstreamCalls.NONE : used.calls();
  }
}
