package dev.tailback.server.action;

import dev.tailback.engine.Engine;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueAddress;
import dev.tailback.engine.QueueSettings;
import dev.tailback.engine.Refusal;
import dev.tailback.server.protocol.Call;
import dev.tailback.server.protocol.Caller;
import dev.tailback.server.protocol.Input;
import dev.tailback.server.protocol.Json;
import dev.tailback.server.protocol.Result;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates a queue, or finds the one that has the name and the given attributes already.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">CreateQueue</a>
 */
final class CreateQueue implements Immediate<CreateQueue.Request> {
  private static final String FIFO_SUFFIX = ".fifo";
  private static final int LONGEST_NAME = 80;

  record Request(String queueName, Map<String, String> attributes, Map<String, String> tags) {}

  private final Queues queues;

  CreateQueue(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Required.string(input, "QueueName"),
        orEmpty(input.map("Attributes", "Attribute", "Name", "Value")),
        orEmpty(input.map("tags", "Tag", "Key", "Value")));
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  @Override
  public Result answer(Request request, Call call) {
    checkName(request.queueName, request.attributes.get("FifoQueue"));
    Tags.check(request.tags);
    Caller caller = call.caller();
    QueueAddress address = new QueueAddress(caller.account(), caller.region(), request.queueName);
    queues.run(engine -> create(engine, address, request));
    return output -> output.string("QueueUrl", QueueUrl.of(address, call));
  }

  private static void checkName(String name, @Nullable String fifoQueue) {
    boolean wantsFifo = fifoQueue != null && Boolean.TRUE.equals(AttributeKind.yesOrNo(fifoQueue));
    if (wantsFifo && !isFifoName(name)) {
      throw Refusal.invalidParameter(
          "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
              + " underscores, must end with .fifo suffix and be 1 to 80 in length");
    }
    if (!wantsFifo && !Identifiers.isName(name)) {
      throw Refusal.invalidParameter(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
  }

  private static boolean isFifoName(String name) {
    return name.length() <= LONGEST_NAME
        && name.endsWith(FIFO_SUFFIX)
        && Identifiers.isName(name.substring(0, name.length() - FIFO_SUFFIX.length()));
  }

  private static void create(Engine engine, QueueAddress address, Request request) {
    Queue existing = engine.find(address);
    if (existing != null) {
      compare(engine, existing, request.attributes);
      return;
    }
    boolean isFifo = address.name().endsWith(FIFO_SUFFIX);
    QueueSettings defaults = isFifo ? QueueSettings.FIFO : QueueSettings.STANDARD;
    QueueSettings settings = SettingsChange.apply(engine, address, defaults, request.attributes);
    engine.createQueue(address, settings).tag(request.tags);
  }

  /** The queue that exists must have the values that are asked for; others do not matter. */
  private static void compare(Engine engine, Queue existing, Map<String, String> attributes) {
    QueueSettings wanted =
        SettingsChange.apply(engine, existing.address(), existing.settings(), attributes);
    for (String name : attributes.keySet()) {
      AttributeKind kind = QueueAttribute.named(name).kind();
      if (!isSame(kind.show(wanted), kind.show(existing.settings()))) {
        throw new Refusal(
            Refusal.Reason.QUEUE_NAME_EXISTS,
            "A queue already exists with the same name and a different value for attribute "
                + name);
      }
    }
  }

  /** Equal as they are shown, or as JSON. */
  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, other)
        || (one != null
            && other != null
            && Json.parse(one) instanceof Map<?, ?> json
            && json.equals(Json.parse(other)));
  }
}
