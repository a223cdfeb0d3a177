package dev.tailback.server.outgoing;

import dev.tailback.config.AlarmSink;
import dev.tailback.config.MonitoringSettings;
import dev.tailback.engine.alarm.AlarmChange;
import dev.tailback.engine.alarm.AlarmHistory;
import dev.tailback.engine.alarm.AlarmListener;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.PolicyArn;
import dev.tailback.server.auth.QueuePolicies;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the actions of alarms: sends what a subscriber of the topic, or the function, would
 * get to the configured destination, and an event for each change.
 *
 * <p>A message to a queue is sent at the moment of the change, inside the gate. A URL is called
 * when the gate is open again, in real time.
 */
public final class AlarmDelivery implements AlarmListener {
  private static final System.Logger LOG = System.getLogger(AlarmDelivery.class.getName());
  private static final int MAX_REMEMBERED = 1_000;
  private static final String LAMBDA = ":lambda:";

  private final EngineGate gate;
  private final Queues queues;
  private final AlarmHistory history;
  private final MonitoringSettings settings;
  private final OutgoingHttp http;
  private final @Nullable QueuePolicies policies;
  private final Set<String> logged = new HashSet<>();

  /**
   * Creates a listener that is to be added to the alarms behind a gate, inside it.
   *
   * @param policies which topics may send to a queue; {@code null} for all
   */
  public AlarmDelivery(
      EngineGate gate,
      Queues queues,
      AlarmHistory history,
      MonitoringSettings settings,
      OutgoingHttp http,
      @Nullable QueuePolicies policies) {
    this.gate = gate;
    this.queues = queues;
    this.history = history;
    this.settings = settings;
    this.http = http;
    this.policies = policies;
  }

  @Override
  public void changed(AlarmChange change) {
    for (String action : change.alarm().actions()) {
      if (PolicyArn.isPolicy(action)) {
        continue; // the engine calls it
      }
      List<AlarmSink> sinks = settings.actions().getOrDefault(action, List.of());
      if (sinks.isEmpty()) {
        record(change, action, null, "the action is not mapped to a queue or URL");
      }
      sinks.forEach(sink -> carryOut(change, action, sink));
    }
    for (AlarmSink sink : settings.events()) {
      String event = AlarmEvents.event(change, queues.timeline().randomUuid());
      deliver(
          sink,
          SendingService.EVENTS,
          event,
          url -> OutgoingRequest.json(url, event),
          error -> log(sink, error));
    }
  }

  private void carryOut(AlarmChange change, String action, AlarmSink sink) {
    if (action.contains(LAMBDA)) {
      String call = AlarmEvents.call(change);
      deliver(
          sink,
          SendingService.NOT_AT_AMAZON,
          call,
          url -> OutgoingRequest.json(url, call),
          error -> record(change, action, call, error));
    } else {
      AlarmNotification notification =
          new AlarmNotification(change, action, queues.timeline().randomUuid());
      String envelope = notification.envelope();
      deliver(
          sink,
          SendingService.ofTopic(action),
          envelope,
          url -> notification.request(url, envelope),
          error -> record(change, action, notification.message(), error));
    }
  }

  /** Converts a message to a request to a URL. */
  private interface Request {
    OutgoingRequest to(URI url);
  }

  /**
   * Sends a message.
   *
   * @param service sends it at Amazon
   * @param done gets the error, or {@code null}, inside the gate
   */
  private void deliver(
      AlarmSink sink,
      SendingService service,
      String message,
      Request request,
      Consumer<@Nullable String> done) {
    QueueAddress address = sink.queue();
    if (address != null) {
      done.accept(send(address, service, message));
      return;
    }
    OutgoingRequest call = request.to(Objects.requireNonNull(sink.url()));
    queues.timeline().reply(() -> http.send(call, new Outcome(done)));
  }

  private @Nullable String send(QueueAddress address, SendingService service, String message) {
    Queue queue = queues.find(address);
    if (queue == null) {
      return "there is no queue " + address.arn();
    }
    if (queue.isFifo()) {
      return "a FIFO queue takes no messages without a group: " + address.arn();
    }
    String denial =
        policies == null ? null : service.denial(policies, queue, queues.timeline().nowMillis());
    if (denial != null) {
      return denial;
    }
    try {
      queue.send(new MessageContent(message, Map.of(), null, null, null, address.account()), null);
      return null;
    } catch (Refusal refused) {
      return refused.text();
    }
  }

  private void record(
      AlarmChange change, String action, @Nullable String message, @Nullable String error) {
    long since = change.alarm().status().sinceMillis();
    String published = error == null ? message : null;
    history.recordAction(change.alarm().id(), action, since, published, error);
    log(action, error);
  }

  /** Logs an error, once for each action and each sink. */
  private void log(Object of, @Nullable String error) {
    if (error != null && logged.size() < MAX_REMEMBERED && logged.add(of.toString())) {
      LOG.log(
          System.Logger.Level.WARNING,
          "An alarm''s message could not be delivered for {0}: {1}. This is logged once.",
          of,
          error);
    }
  }

  /** Reports the outcome of a request inside the gate. */
  private final class Outcome implements OutgoingListener {
    private final Consumer<@Nullable String> done;

    Outcome(Consumer<@Nullable String> done) {
      this.done = done;
    }

    @Override
    public void answered(OutgoingReply reply) {
      tell(reply.isSuccess() ? null : "the answer had the status " + reply.status());
    }

    @Override
    public void failed(String why) {
      tell(why);
    }

    private void tell(@Nullable String error) {
      gate.run(inside -> done.accept(error));
    }
  }
}
