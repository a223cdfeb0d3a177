package dev.tailback.server.localstack;

import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Room;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.message.MessageSystemAttribute;
import dev.tailback.server.sqs.message.ShownMessage;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.QueueUrl;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Peeks at a queue's messages without receiving them. An action of LocalStack, not of SQS:
 * LocalStack names it ReceiveMessage and answers like it.
 *
 * <p>Shows the visible messages in the queue's order with all their attributes and, on request,
 * those in flight and the delayed ones, too; at most a little over 10,000.
 *
 * @see <a href="https://docs.localstack.cloud/aws/services/sqs/">LocalStack's SQS, Developer
 *     endpoints</a>
 */
public final class PeekMessages implements Action<PeekMessages.Request> {
  /** Takes the place of the receipt handle. */
  private static final String NO_RECEIPT_HANDLE = "SQS/BACKDOOR/ACCESS";

  private static final int ENOUGH = 10_000;
  private static final int AT_ONCE = 1_000;

  /** The queue, and which messages to show besides the visible ones. */
  public record Request(String queueUrl, boolean showInvisible, boolean showDelayed) {

    private boolean shows(PeekedMessage message) {
      return switch (message.state()) {
        case VISIBLE -> true;
        case IN_FLIGHT -> showInvisible;
        case DELAYED -> showDelayed;
      };
    }
  }

  private final QueueAccess access;

  public PeekMessages(QueueAccess access) {
    this.access = access;
  }

  @Override
  public String name() {
    return "ReceiveMessage";
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Required.queueUrl(input),
        isTrue(input.string("ShowInvisible")),
        isTrue(input.string("ShowDelayed")));
  }

  private static boolean isTrue(@Nullable String text) {
    return text != null && (text.equalsIgnoreCase("true") || text.equals("1"));
  }

  @Override
  public void answer(Request request, Call call, Reply reply) {
    List<ShownMessage> shown = new ArrayList<>();
    List<PeekedMessage> page = peek(request, call, 0);
    while (!page.isEmpty() && shown.size() < ENOUGH) {
      for (PeekedMessage message : page) {
        if (request.shows(message)) {
          checkRoom(message, reply.room());
          shown.add(show(message, request));
        }
      }
      page = peek(request, call, page.get(page.size() - 1).sequence());
    }
    reply.send(ShownMessage.result(shown));
  }

  private static void checkRoom(PeekedMessage message, Room room) {
    if (!room.take(message.content().weight())) {
      throw new Refusal(
          Refusal.Reason.SERVICE_UNAVAILABLE,
          "The messages of this queue do not fit into the memory that is left.");
    }
  }

  private List<PeekedMessage> peek(Request request, Call call, long afterPosition) {
    QueueAddress address = QueueUrl.resolve(request.queueUrl, call.caller());
    return access.call(
        queues ->
            here(address, queues)
                .callAs(null, queue -> queue.inspection().peek(afterPosition, AT_ONCE)));
  }

  /** Returns a queue whose messages are here, and not in another SQS. */
  private static Queue here(QueueAddress address, Queues queues) {
    Queue queue = queues.get(address);
    if (queue.elsewhere() != null) {
      throw Refusal.noSuchQueue();
    }
    return queue;
  }

  private static ShownMessage show(PeekedMessage peeked, Request request) {
    ReceivedMessage message = received(peeked);
    Map<String, String> attributes = MessageSystemAttribute.allOf(message);
    if (request.showInvisible) {
      attributes.put("IsVisible", is(peeked.state() != PeekedMessage.State.IN_FLIGHT));
    }
    if (request.showDelayed) {
      attributes.put("IsDelayed", is(peeked.state() == PeekedMessage.State.DELAYED));
    }
    return new ShownMessage(message, attributes, message.content().attributes());
  }

  private static String is(boolean so) {
    return Boolean.toString(so);
  }

  private static ReceivedMessage received(PeekedMessage peeked) {
    return new ReceivedMessage(
        peeked.messageId(),
        NO_RECEIPT_HANDLE,
        peeked.content(),
        peeked.sentAtMillis(),
        peeked.receiveCount(),
        peeked.firstReceivedAtMillis(),
        peeked.sequenceNumber(),
        peeked.deadLetterSource());
  }
}
