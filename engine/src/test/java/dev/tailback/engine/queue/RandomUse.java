package dev.tailback.engine.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random calls to a few queues, with their answers as text. */
final class RandomUse {
  private static final int MAX_HANDLES = 20;

  private final Queues queues;
  private Random random;
  private final List<String> handles = new ArrayList<>();
  private final List<ParkedReceive> parked = new ArrayList<>();
  private int sent;

  RandomUse(long seed, EngineSettings settings) {
    this(new Queues(settings, TestEngine.START_MILLIS), new Random(seed));
    create("dead", QueueSettings.STANDARD);
    create("dead.fifo", QueueSettings.FIFO);
    create("a", redriving(QueueSettings.STANDARD, "dead"));
    create("b.fifo", redriving(QueueSettings.FIFO, "dead.fifo"));
    create("c", QueueSettings.STANDARD);
  }

  private RandomUse(Queues queues, Random random) {
    this.queues = queues;
    this.random = random;
  }

  private static QueueSettings redriving(QueueSettings settings, String to) {
    return settings.toBuilder().redrivePolicy(new RedrivePolicy(TestEngine.address(to), 2)).build();
  }

  private void create(String name, QueueSettings settings) {
    queues.create(TestEngine.address(name), settings);
  }

  Queues queues() {
    return queues;
  }

  /** Returns a copy that will make the same calls to other queues. */
  RandomUse copy(Queues others) {
    long seed = random.nextLong();
    random = new Random(seed);
    RandomUse copy = new RandomUse(others, new Random(seed));
    copy.handles.addAll(handles);
    copy.sent = sent;
    return copy;
  }

  void endWaiting() {
    parked.forEach(ParkedReceive::cancel);
    parked.clear();
  }

  void steps(int number) {
    for (int step = 0; step < number; step++) {
      step();
    }
  }

  /** Makes a call and returns the answer. */
  String step() {
    List<Queue> all = List.copyOf(queues.all());
    Queue queue = all.get(random.nextInt(all.size()));
    StringBuilder answer = new StringBuilder(queue.address().name()).append(": ");
    try {
      answer.append(call(queue, random.nextInt(100), answer));
    } catch (Refusal refusal) {
      answer.append(refusal.text());
    }
    settle();
    queues.checkInvariants();
    return answer + " " + queue.counts();
  }

  private void settle() {
    queues.timeline().takeReplies().forEach(Runnable::run);
    queues.timeline().advanceTo(queues.timeline().nowMillis());
    queues.timeline().takeReplies().forEach(Runnable::run);
  }

  private String call(Queue queue, int choice, StringBuilder answers) {
    if (choice < 35) {
      return "send " + send(queue);
    }
    if (choice < 60) {
      return receive(queue, answers);
    }
    if (choice < 67 && !handles.isEmpty()) {
      queue.delete(handles.get(random.nextInt(handles.size())));
      return "delete";
    }
    if (choice < 72 && !handles.isEmpty()) {
      queue.changeVisibility(handles.get(random.nextInt(handles.size())), random.nextInt(60));
      return "extend";
    }
    if (choice < 82) {
      long by = random.nextInt(4) == 0 ? random.nextInt(400_000) : random.nextInt(2_000);
      queues.timeline().advanceTo(queues.timeline().nowMillis() + by);
      return "advance";
    }
    return rare(queue, choice);
  }

  private String rare(Queue queue, int choice) {
    switch (choice) {
      case 82 -> {
        queue.purge();
        return "purge";
      }
      case 83, 84, 85, 86 -> {
        Queue dead = queues.get(TestEngine.address(random.nextBoolean() ? "dead" : "dead.fifo"));
        return "move " + dead.moveTasks().start(null, 1 + random.nextInt(3)).id();
      }
      case 87 -> {
        Queue dead = queues.get(TestEngine.address("dead"));
        List<MoveTask> tasks = dead.moveTasks().newestFirst();
        return "cancel "
            + (tasks.isEmpty() ? 0 : dead.moveTasks().cancel(tasks.get(0).id()).moved());
      }
      case 88, 89 -> {
        queue.tags().add(Map.of("t" + random.nextInt(3), "" + random.nextInt()));
        queue.tags().remove(Set.of("t" + random.nextInt(3)));
        return "tag " + queue.tags().byKey();
      }
      case 90, 91 -> {
        queue.change(queue.settings().toBuilder().delaySeconds(random.nextInt(3)).build());
        return "change";
      }
      case 92 -> {
        queue.limit(new QueueLimits(5 + random.nextInt(50), 5 + random.nextInt(50)));
        return "limit";
      }
      case 93, 94 -> {
        queue.shuffle(1 + random.nextInt(5), new Random(random.nextLong()));
        return "shuffle";
      }
      case 95 -> {
        Queue last = queues.find(TestEngine.address("c"));
        if (last != null) {
          queues.delete(last);
        }
        return "drop";
      }
      default -> {
        if (queues.find(TestEngine.address("c")) == null) {
          create("c", QueueSettings.STANDARD);
        }
        return "create";
      }
    }
  }

  private SentMessage send(Queue queue) {
    boolean hasGroup = queue.isFifo() || random.nextBoolean();
    String id = queue.isFifo() ? "d" + random.nextInt(40) : null;
    return queue.send(
        TestQueue.content("m" + sent++, hasGroup ? "g" + random.nextInt(4) : null, id),
        random.nextInt(4) == 0 ? random.nextInt(20) : null);
  }

  private String receive(Queue queue, StringBuilder answers) {
    ReceiveRequest request =
        new ReceiveRequest(
            1 + random.nextInt(10),
            random.nextInt(50),
            random.nextInt(5) == 0 ? 1 : 0,
            random.nextBoolean() ? "a" + random.nextInt(4) : null);
    ParkedReceive waits = queue.receive(request, messages -> answer(messages, answers));
    if (waits != null) {
      parked.add(waits);
    }
    return "receive ";
  }

  private void answer(List<ReceivedMessage> messages, StringBuilder answers) {
    for (ReceivedMessage message : messages) {
      answers.append(" [").append(message.messageId()).append(message.receiveCount()).append(' ');
      answers.append(message.content().body()).append(message.firstReceivedAtMillis()).append(']');
      handles.add(message.receiptHandle());
      if (handles.size() > MAX_HANDLES) {
        handles.remove(0);
      }
    }
  }
}
