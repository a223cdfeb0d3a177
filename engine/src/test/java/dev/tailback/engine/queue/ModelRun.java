package dev.tailback.engine.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One random series of calls and clock steps on an engine and on the {@link Model}. */
final class ModelRun {
  private static final int STEPS = 250;
  private static final int SHOWN_STEPS = 25;
  private static final long START_MILLIS = 1_000_000;

  private final long seed;
  private final Random random;
  private final EngineSettings settings;
  private Queues queues;
  private final Model model = new Model(START_MILLIS);
  private final List<ModelPair> pairs = new ArrayList<>();
  private final EventLedger ledger = new EventLedger();
  private final List<String> log = new ArrayList<>();
  private int sent;

  ModelRun(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.settings = EngineSettings.seeded(seed).withLimits(someLimits()).withFairQueues(false);
    this.queues = new Queues(settings, START_MILLIS);
    queues.addListener(ledger);
    addQueues("", QueueSettings.STANDARD);
    FifoSettings.DeduplicationScope[] scopes = FifoSettings.DeduplicationScope.values();
    FifoSettings fifo = FifoSettings.DEFAULT.withDeduplicationScope(scopes[random.nextInt(2)]);
    addQueues(".fifo", QueueSettings.STANDARD.toBuilder().fifo(fifo).build());
  }

  /** A source, its dead-letter queue, and the dead-letter queue of that. */
  private void addQueues(String suffix, QueueSettings settings) {
    QueueAddress dead = TestEngine.address("dead" + suffix);
    QueueAddress last = TestEngine.address("last" + suffix);
    addQueue(TestEngine.address("source" + suffix), redriving(settings, dead));
    addQueue(dead, redriving(settings, last));
    addQueue(last, settings);
  }

  private QueueSettings redriving(QueueSettings settings, QueueAddress to) {
    return settings.toBuilder().redrivePolicy(new RedrivePolicy(to, 1 + random.nextInt(4))).build();
  }

  private void addQueue(QueueAddress address, QueueSettings settings) {
    QueueLimits limits = queues.settings().limits();
    ModelQueue counterpart = new ModelQueue(model, address, settings, limits);
    model.add(counterpart);
    pairs.add(new ModelPair(queues.create(address, settings), counterpart));
  }

  void run() {
    try {
      for (int step = 0; step < STEPS; step++) {
        step();
        settle();
      }
    } catch (AssertionError | RuntimeException e) {
      int from = Math.max(0, log.size() - SHOWN_STEPS);
      throw new AssertionError(
          "Seed %d (replay with -Dmodel.seed=%d), after:\n  %s\n%s"
              .formatted(seed, seed, String.join("\n  ", log.subList(from, log.size())), e),
          e);
    }
  }

  /** Does what the gate does between two calls. */
  private void settle() {
    queues.timeline().takeReplies().forEach(Runnable::run);
    model.serve();
    queues.timeline().advanceTo(queues.timeline().nowMillis());
    queues.timeline().takeReplies().forEach(Runnable::run);
    model.happen();
    pairs.forEach(ModelPair::compare);
    ledger.compare(pairs);
    queues.checkInvariants();
  }

  private void step() {
    ModelPair pair = chance(70) ? pairs.get(3 * random.nextInt(2)) : any(pairs);
    int choice = random.nextInt(100);
    if (choice < 30) {
      for (int calls = chance(70) ? 1 : 1 + random.nextInt(6); calls > 0; calls--) {
        call(pair);
      }
    } else if (choice < 60) {
      receive(pair);
    } else if (choice < 86) {
      advance(step(choice));
    } else if (choice < 87) {
      cancel(pair);
    } else if (choice < 88) {
      takeBack(pair);
    } else if (choice < 89) {
      shuffle(pair);
    } else if (choice < 90) {
      restore();
    } else if (choice < 96) {
      change(pair);
    } else if (choice < 99) {
      limit(pair, someLimits());
    } else {
      log("purge", pair);
      pair.purge();
    }
  }

  private long step(int choice) {
    if (choice < 64) {
      return random.nextInt(2_000);
    }
    if (choice < 84) {
      return 1_000L * random.nextInt(8);
    }
    if (chance(60)) {
      return 1_000L * random.nextInt(320);
    }
    return (chance(90) ? 300_000L : 43_200_000L) - 1 + random.nextInt(3);
  }

  private void advance(long millis) {
    log.add("advance by " + millis);
    queues.timeline().advanceTo(queues.timeline().nowMillis() + millis);
    model.advanceTo(model.now + millis);
  }

  private void call(ModelPair pair) {
    List<ModelDelivery> deliveries = pair.deliveries();
    int choice = random.nextInt(100);
    if (deliveries.isEmpty() || choice < 50) {
      send(pair);
      return;
    }
    int recent = Math.min(deliveries.size(), chance(85) ? 6 : 1_000);
    ModelDelivery delivery = deliveries.get(deliveries.size() - 1 - random.nextInt(recent));
    ModelPair where = chance(97) ? pair : any(pairs);
    if (choice < 78) {
      log("delete " + delivery.shown, where);
      where.delete(delivery, someConsumer());
    } else {
      int seconds = someVisibility();
      log("change visibility to " + seconds + " of " + delivery.shown, where);
      where.changeVisibility(delivery, seconds, someConsumer());
    }
  }

  private void send(ModelPair pair) {
    String body = "m" + ++sent;
    boolean isFifo = pair.real.isFifo();
    String group = isFifo || chance(30) ? "g" + random.nextInt(4) : null;
    String id = isFifo ? (chance(75) ? body : "d" + random.nextInt(5)) : null;
    Integer delay = chance(70) ? null : Integer.valueOf(chance(30) ? 0 : someDelay());
    log("send " + body + " group=" + group + " dedup=" + id + " delay=" + delay, pair);
    pair.send(body, group, id, delay, TestQueue.producer("client-" + random.nextInt(3)));
  }

  private void receive(ModelPair pair) {
    // What several receives get from a dead-letter queue depends on which queue is served first,
    // which is unspecified. With one message each it makes no difference.
    boolean isSource = pairs.indexOf(pair) % 3 == 0;
    Integer wait = chance(25) ? null : Integer.valueOf(chance(40) ? 0 : 1 + random.nextInt(20));
    Integer visibility = chance(50) ? null : Integer.valueOf(someVisibility());
    ReceiveRequest request =
        new ReceiveRequest(
            isSource ? 1 + random.nextInt(chance(50) ? 3 : 10) : 1,
            !isSource && visibility != null && visibility == 0 ? Integer.valueOf(1) : visibility,
            wait,
            chance(30) ? "a" + random.nextInt(3) : null,
            null,
            someConsumer(),
            Room.UNLIMITED);
    log(request.toString(), pair);
    pair.receive(request);
  }

  private void cancel(ModelPair pair) {
    if (pair.waitingReceives() > 0) {
      log("cancel", pair);
      pair.cancel(random.nextInt(pair.waitingReceives()));
    }
  }

  private void takeBack(ModelPair pair) {
    if (pair.answeredReceives() > 0) {
      int recent = Math.min(pair.answeredReceives(), 4);
      int which = pair.answeredReceives() - 1 - random.nextInt(recent);
      log("take back receive " + which, pair);
      pair.takeBack(which);
    }
  }

  /** Saves all queues, and continues with the restored ones. */
  private void restore() {
    log.add("save and restore");
    pairs.forEach(ModelPair::endWaiting);
    queues = SavedQueues.of(queues).restore(settings);
    queues.addListener(ledger);
    pairs.forEach(pair -> pair.continueWith(queues.get(pair.real.address())));
  }

  private void shuffle(ModelPair pair) {
    int max = 1 + random.nextInt(6);
    log("shuffle " + max, pair);
    pair.shuffle(max, random.nextLong());
  }

  private void change(ModelPair pair) {
    QueueSettings.Builder settings = pair.real.settings().toBuilder();
    switch (random.nextInt(5)) {
      case 0 -> settings.delaySeconds(chance(50) ? 0 : someDelay());
      case 1 ->
          settings.messageRetentionPeriodSeconds(60 + random.nextInt(chance(50) ? 30 : 9_000));
      case 2 -> settings.visibilityTimeoutSeconds(1 + random.nextInt(30));
      case 3 -> settings.receiveMessageWaitTimeSeconds(chance(50) ? 0 : random.nextInt(20));
      default -> redrive(pair, settings);
    }
    log("change to " + settings.build(), pair);
    pair.change(settings.build());
  }

  private void redrive(ModelPair pair, QueueSettings.Builder settings) {
    int place = pairs.indexOf(pair);
    if (place % 3 < 2) {
      QueueAddress dead = pairs.get(place + 1).real.address();
      settings.redrivePolicy(chance(20) ? null : new RedrivePolicy(dead, 1 + random.nextInt(4)));
    }
  }

  private void limit(ModelPair pair, QueueLimits limits) {
    log("limit to " + limits, pair);
    pair.limit(limits);
  }

  private QueueLimits someLimits() {
    return chance(40)
        ? QueueLimits.AMAZON
        : new QueueLimits(1 + random.nextInt(12), 1 + random.nextInt(12));
  }

  private int someDelay() {
    return random.nextInt(chance(85) ? 12 : 901);
  }

  private CallingClient someConsumer() {
    return TestQueue.consumer("client-" + random.nextInt(3));
  }

  private int someVisibility() {
    if (chance(20)) {
      return 0;
    }
    return chance(95) ? random.nextInt(20) : 43_190 + random.nextInt(11);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void log(String what, ModelPair pair) {
    log.add(pair.real.address().name() + ": " + what);
  }
}
