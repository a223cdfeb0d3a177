package dev.tailback.server.admin;

import dev.tailback.config.Fields;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code POST await}: answers when a condition holds for a queue, or a time limit is reached. */
final class AwaitResource implements AdminResource {
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(5);
  private static final Duration MAX_TIME = Duration.ofMinutes(5);
  private static final String WITHIN = "within";
  private static final String AFTER = "after";
  private static final List<String> OTHER_FIELDS = List.of("queue", WITHIN, AFTER);

  private final EngineGate gate;
  private final QueueNames names;

  AwaitResource(EngineGate gate, QueueNames names) {
    this.gate = gate;
    this.names = names;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return QueueNames.PARAMETERS;
  }

  @Override
  public AdminReply reply(AdminRequest request) {
    Fields fields = request.atMost(1).require("POST").body().only(fields());
    QueueAddress queue = names.address(request.account(), request.region(), name(fields));
    Expectation expectation = Expectation.read(fields);
    Duration within = fields.has(WITHIN) ? fields.duration(WITHIN) : DEFAULT_TIME;
    if (within.compareTo(MAX_TIME) > 0) {
      throw fields.wrong(WITHIN, "at most 5m");
    }
    return gate.call(queues -> await(queues, queue, expectation, within, fields));
  }

  private static List<String> fields() {
    List<String> all = new ArrayList<>(OTHER_FIELDS);
    all.addAll(Expectation.FIELDS);
    return all;
  }

  private static String name(Fields fields) {
    String name = fields.text("queue");
    if (name == null) {
      throw fields.wrong("queue", "the name of a queue");
    }
    return name;
  }

  private Await await(
      Queues queues, QueueAddress queue, Expectation expectation, Duration within, Fields fields) {
    Long after = fields.atLeast(AFTER, 0L);
    if (after != null && queues.eventLog().lost(after) > 0) {
      throw AdminException.conflict(
          "Of the events after "
              + after
              + ", "
              + queues.eventLog().lost(after)
              + " have been dropped.");
    }
    EventBase base = after == null ? EventBase.NONE : EventBase.at(queues, queue, after);
    return new Await(gate, queue, expectation, within, base);
  }
}
