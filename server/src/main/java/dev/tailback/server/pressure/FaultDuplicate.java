package dev.tailback.server.pressure;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Disturbance;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Messages of standard queues that are delivered twice: when they are received for the first time,
 * they are at once visible again, in spite of the visibility timeout, until somebody deletes them.
 *
 * @param share how likely a message is to be delivered twice, 0 to 1
 */
public record FaultDuplicate(double share) implements FaultEffect {
  @Override
  public void strike(FaultHit hit) {
    QueueAddress queue = hit.queue();
    if (queue != null) {
      hit.disturb(new Copies(share, hit.gate(), queue, hit.random()));
    }
  }

  @Override
  public Set<String> actions() {
    return Set.of("ReceiveMessage");
  }

  @Override
  public boolean isForStandardQueues() {
    return true;
  }

  private record Copies(double share, EngineGate gate, QueueAddress address, RandomGenerator random)
      implements Disturbance {
    @Override
    public void received(List<ReceivedMessage> messages) {
      List<ReceivedMessage> again =
          messages.stream()
              .filter(message -> message.receiveCount() == 1 && random.nextDouble() < share)
              .toList();
      gate.run(queues -> again.forEach(message -> show(message, queues)));
    }

    private void show(ReceivedMessage message, Queues queues) {
      try {
        Queue queue = queues.get(address);
        queue.changeVisibility(message.receiptHandle(), 0);
      } catch (Refusal gone) {
        // The queue was deleted or purged meanwhile: there is nothing to be delivered again.
      }
    }
  }
}
