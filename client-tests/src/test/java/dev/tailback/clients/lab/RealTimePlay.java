package dev.tailback.clients.lab;

import static java.util.Objects.requireNonNull;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Plays a plain scenario in real time, over HTTP: one producer with random arrivals, and workers
 * that process one message at a time for an exponential time, each a thread.
 */
final class RealTimePlay {
  private final Scenario scenario;
  private final ProducerPlan producer;
  private final ConsumerPlan consumer;
  private final SqsClient sqs;
  private final long fromNanos;
  private final long endNanos;
  private final Tally tally;

  RealTimePlay(Scenario scenario, SqsClient sqs) {
    this.scenario = scenario;
    this.producer = scenario.producers().get(0);
    this.consumer = scenario.consumers().get(0);
    this.sqs = sqs;
    long startNanos = System.nanoTime();
    fromNanos = startNanos + requireNonNull(scenario.warmUp()).toNanos();
    endNanos = startNanos + scenario.duration().toNanos();
    tally = new Tally(fromNanos, endNanos);
  }

  /** Plays the scenario, and returns the figures that can be seen from outside. */
  Map<Figure, Double> play() throws InterruptedException, ExecutionException {
    scenario.queues().forEach(this::create);
    scenario.queues().forEach(this::link);
    String url = url(consumer.queue());
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> all = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(scenario.seed());
    for (int i = 0; i < consumer.count(); i++) {
      SplittableRandom own = random.split();
      all.add(threads.submit(() -> work(url, own)));
    }
    all.add(threads.submit(() -> produce(url, random.split())));
    sleepUntil(fromNanos);
    int before = deadLettered();
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdown();
    return tally.figures(consumer.count(), deadLettered() - before);
  }

  private void create(QueuePlan queue) {
    sqs.createQueue(
        request ->
            request
                .queueName(queue.name())
                .attributes(
                    Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        String.valueOf(queue.settings().visibilityTimeoutSeconds()))));
  }

  private void link(QueuePlan queue) {
    if (queue.deadLetterQueue() != null) {
      String policy =
          "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:%s\",\"maxReceiveCount\":%d}"
              .formatted(queue.deadLetterQueue(), queue.maxReceiveCount());
      sqs.setQueueAttributes(
          request ->
              request
                  .queueUrl(url(queue.name()))
                  .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
    }
  }

  private String url(String name) {
    return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  private int deadLettered() {
    String name = scenario.queues().get(0).deadLetterQueue();
    return name == null
        ? 0
        : Integer.parseInt(
            sqs.getQueueAttributes(
                    request ->
                        request
                            .queueUrl(url(name))
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
  }

  private void produce(String url, SplittableRandom random) {
    double perSecond = ((Arrivals.Poisson) producer.arrivals()).perSecond();
    long next = System.nanoTime();
    while (true) {
      next += (long) (exponential(random, 1 / perSecond) * 1e9);
      if (next >= endNanos) {
        return;
      }
      sleepUntil(next);
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("order"));
      tally.sent();
    }
  }

  private void work(String url, SplittableRandom random) {
    double mean = ((Processing.Exponential) consumer.process()).meanSeconds();
    while (System.nanoTime() < endNanos) {
      for (Message message : receive(url)) {
        long start = System.nanoTime();
        sleepUntil(start + (long) (exponential(random, mean) * 1e9));
        tally.processed(start);
        if (random.nextDouble() >= consumer.fails() && System.nanoTime() < endNanos) {
          sqs.deleteMessage(
              request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
          tally.deleted(message.messageId(), secondsSince(message, System.currentTimeMillis()));
        }
      }
    }
  }

  private List<Message> receive(String url) {
    long left = TimeUnit.NANOSECONDS.toSeconds(endNanos - System.nanoTime());
    List<Message> received =
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(url)
                        .waitTimeSeconds((int) Math.max(0, Math.min(20, left)))
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages();
    for (Message message : received) {
      Map<MessageSystemAttributeName, String> attributes = message.attributes();
      String first = attributes.get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
      String count = attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
      tally.received(
          message.messageId(), count.equals("1"), secondsSince(message, Long.parseLong(first)));
    }
    return received;
  }

  private static double secondsSince(Message message, long atMillis) {
    String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return (atMillis - Long.parseLong(sent)) / 1e3;
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private static void sleepUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
