package dev.tailback.server.admin;

import static java.util.Objects.requireNonNullElse;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the queues that a request is about. A single queue is named by the path, as in {@code
 * queues/orders}. It is in the emulator's own account and region unless the parameters {@code
 * account} and {@code region} name others.
 */
public record QueueNames(String account, String region) {
  static final List<String> PARAMETERS = List.of(AdminRequest.ACCOUNT, AdminRequest.REGION);

  /** Returns the address of a queue; {@code null} stands for the emulator's account or region. */
  public QueueAddress address(
      @Nullable String otherAccount, @Nullable String otherRegion, String name) {
    return new QueueAddress(
        requireNonNullElse(otherAccount, account), requireNonNullElse(otherRegion, region), name);
  }

  Queue find(Queues queues, AdminRequest request) {
    QueueAddress address = address(request.account(), request.region(), request.segment(1));
    Queue queue = queues.find(address);
    if (queue == null) {
      throw AdminException.notFound("There is no queue " + address.arn() + ".");
    }
    return queue;
  }

  /** Returns all queues, or those of the account and region that the parameters name. */
  static List<Queue> list(Queues queues, AdminRequest request) {
    Selection selection = request.selection();
    return queues.all().stream()
        .filter(queue -> selection.has(queue.address().account(), queue.address().region()))
        .toList();
  }
}
