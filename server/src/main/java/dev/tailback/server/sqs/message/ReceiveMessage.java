package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.CallingClient;
import dev.tailback.engine.queue.Delivery;
import dev.tailback.engine.queue.ParkedReceive;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.request.CallingClients;
import dev.tailback.server.sqs.request.Identifiers;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.QueueUrl;
import dev.tailback.server.sqs.request.Range;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Receives messages, and waits for them if asked to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">ReceiveMessage</a>
 */
final class ReceiveMessage implements Action<ReceiveMessage.Request>, MessageAction {
  private static final ListMember MESSAGE_ATTRIBUTE_NAMES =
      ListMember.flattened("MessageAttributeNames", "MessageAttributeName");
  private static final ListMember ATTRIBUTE_NAMES =
      ListMember.flattened("AttributeNames", "AttributeName");
  private static final ListMember SYSTEM_ATTRIBUTE_NAMES =
      ListMember.flattened("MessageSystemAttributeNames", "MessageSystemAttributeName");

  private static final Range MAX_NUMBER_OF_MESSAGES =
      new Range("MaxNumberOfMessages", 1, 10, "Must be between 1 and 10, if provided.");
  private static final Range WAIT_TIME_SECONDS =
      new Range("WaitTimeSeconds", 0, 20, "Must be >= 0 and <= 20, if provided.");
  private static final Range VISIBILITY_TIMEOUT =
      new Range(
          "VisibilityTimeout",
          0,
          QueueSettings.MAX_VISIBILITY_SECONDS,
          "Must be between 0 and " + QueueSettings.MAX_VISIBILITY_SECONDS + ", if provided.");

  private static final int RETRY_AFTER_MILLIS = 1_000;

  record Request(
      String queueUrl,
      @Nullable Integer maxNumberOfMessages,
      @Nullable Integer visibilityTimeout,
      @Nullable Integer waitTimeSeconds,
      List<String> systemAttributeNames,
      List<String> messageAttributeNames,
      @Nullable String receiveRequestAttemptId) {}

  private final QueueAccess access;

  ReceiveMessage(QueueAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Required.queueUrl(input),
        input.integer("MaxNumberOfMessages"),
        input.integer("VisibilityTimeout"),
        input.integer("WaitTimeSeconds"),
        systemAttributeNames(input),
        input.stringsOrNone(MESSAGE_ATTRIBUTE_NAMES),
        input.string("ReceiveRequestAttemptId"));
  }

  /** Returns the names from the current parameter and the deprecated {@code AttributeNames}. */
  private static List<String> systemAttributeNames(Input input) {
    Set<String> names = new LinkedHashSet<>();
    names.addAll(input.stringsOrNone(ATTRIBUTE_NAMES));
    names.addAll(input.stringsOrNone(SYSTEM_ATTRIBUTE_NAMES));
    return List.copyOf(names);
  }

  @Override
  public void answer(Request request, Call call, Reply reply) {
    QueueAddress address = QueueUrl.resolve(request.queueUrl, call.caller());
    if (call.hooks().hidesMessages()) {
      access.run(queues -> check(queues.get(address), request));
      reply.send(ShownMessage.result(List.of()));
      return;
    }
    CallingClient client = CallingClients.of(call);
    ParkedReceive parked =
        access.call(queues -> receive(queues.get(address), request, call, client, reply));
    if (parked != null) {
      reply.waiting(() -> access.run(queues -> parked.cancel()));
    }
  }

  private @Nullable ParkedReceive receive(
      Queue queue, Request request, Call call, @Nullable CallingClient client, Reply reply) {
    check(queue, request);
    Set<MessageSystemAttribute> wanted = MessageSystemAttribute.named(request.systemAttributeNames);
    ReceiveRequest receive =
        new ReceiveRequest(
            request.maxNumberOfMessages == null ? 1 : request.maxNumberOfMessages,
            request.visibilityTimeout,
            request.waitTimeSeconds,
            request.receiveRequestAttemptId,
            call.userAgent(),
            client,
            reply.room(),
            call.hooks().chosenMessages());
    call.hooks().beforeReceive(queue);
    return queue.receive(
        receive,
        messages -> {
          if (messages.isEmpty() && messages.lackedRoom()) {
            reply.refuse(noRoom());
            return;
          }
          deliverAgain(messages, queue.address(), call.hooks());
          reply.send(new Received(messages, wanted, request, access));
        });
  }

  /** Makes those messages visible again at once that a fault rule delivers twice. */
  private void deliverAgain(Delivery messages, QueueAddress address, FaultHooks hooks) {
    if (hooks == FaultHooks.NONE) {
      return;
    }
    List<ReceivedMessage> again =
        messages.stream().filter(message -> hooks.deliversAgain(message.receiveCount())).toList();
    access.run(queues -> again.forEach(message -> makeVisible(message, address, queues)));
  }

  private static void makeVisible(ReceivedMessage message, QueueAddress address, Queues queues) {
    try {
      queues.get(address).changeVisibility(message.receiptHandle(), 0);
    } catch (Refusal gone) {
      // The queue was deleted or purged meanwhile: there is nothing to deliver again.
    }
  }

  private static Refusal noRoom() {
    return Refusal.unavailable(
        "The emulator has no memory left for the messages: try again when other receives have been"
            + " answered.",
        RETRY_AFTER_MILLIS);
  }

  private static void check(Queue queue, Request request) {
    MAX_NUMBER_OF_MESSAGES.check(request.maxNumberOfMessages);
    VISIBILITY_TIMEOUT.check(request.visibilityTimeout);
    WAIT_TIME_SECONDS.check(request.waitTimeSeconds);
    if (queue.isFifo()) {
      Identifiers.check(request.receiveRequestAttemptId, "ReceiveRequestAttemptId");
    }
  }

  @Override
  public int messages(Input input) {
    Integer wanted = input.integer(MAX_NUMBER_OF_MESSAGES.parameter());
    return wanted == null ? 1 : MAX_NUMBER_OF_MESSAGES.nearest(wanted);
  }

  /** The received messages. They return to the queue if the consumer can't get them. */
  private record Received(
      Delivery messages, Set<MessageSystemAttribute> wanted, Request request, QueueAccess access)
      implements Result {

    @Override
    public void write(Output output) {
      AttributeSelection selection = AttributeSelection.of(request.messageAttributeNames);
      ShownMessage.result(
              messages.stream()
                  .map(
                      message ->
                          new ShownMessage(
                              message,
                              MessageSystemAttribute.of(message, wanted),
                              selection.of(message.content().attributes())))
                  .toList())
          .write(output);
    }

    @Override
    public void undo() {
      access.run(queues -> messages.takeBack());
    }
  }
}
