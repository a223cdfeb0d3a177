package dev.tailback.lab.study.verdict;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.ScalingPlan;
import dev.tailback.lab.study.formula.BatchInFlight;
import dev.tailback.lab.study.formula.ProcessingTime;
import dev.tailback.lab.study.formula.SpringContainer;
import java.util.Objects;

/** A group of consumers at its queue: what arrives, what it can process, and how busy it is. */
record Station(Case of, ConsumerPlan consumer, QueuePlan queue) {
  static final double BELOW_ONE = 1 - 1e-9;
  private static final double SATURATED = 0.9;
  private static final double NEARLY_NONE = 0.001;
  private static final double NOISE = 0.02;

  String queueName() {
    return queue.name();
  }

  /**
   * Returns the messages per second that arrive for this group, repeated deliveries not counted.
   */
  double arrivals() {
    return (isSentAsPlanned() && !isCyclic() ? planned() : measured()) * shareOfQueue();
  }

  /** Returns the messages per second that were to be sent, whether they could be or not. */
  double offered() {
    return planned() * shareOfQueue();
  }

  /** Returns the messages per second that arrive for this group in the busiest part of the run. */
  double peak() {
    return isVarying() ? Math.max(arrivals(), of.peak(queueName()) * shareOfQueue()) : arrivals();
  }

  /** Returns whether more messages arrive at some times than at others. */
  boolean isVarying() {
    return of.producers(queueName())
        .map(ProducerPlan::arrivals)
        .anyMatch(it -> !(it instanceof Arrivals.Constant || it instanceof Arrivals.Poisson));
  }

  /** Returns how often a message is received, at least once. */
  double receives() {
    double measured = of.median(Figure.RECEIVES_PER_MESSAGE, queueName());
    return measured > 1 ? measured : 1;
  }

  /** Returns the largest number of workers there was. */
  int workers() {
    double measured = of.median(Figure.WORKERS_MAX, consumer.name());
    return Double.isNaN(measured) ? consumer.count() : (int) Math.round(measured);
  }

  /** Returns how many workers there were: the maximum if they are scaled, the average if not. */
  double workersUp() {
    double mean = of.median(Figure.WORKERS_MEAN, consumer.name());
    return isScaled() || !(mean > 0) ? workers() : mean;
  }

  /** Returns how many messages one worker processes at the same time. */
  int slotsOfWorker() {
    if (consumer.polling() instanceof Polling.Spring spring) {
      return spring.maxConcurrentMessages();
    }
    return consumer.isParallel() ? consumer.receive().max() : 1;
  }

  /** Returns the most messages that are processed at the same time. */
  int slots() {
    if (consumer.polling() instanceof Polling.Lambda lambda) {
      return lambda.maximumConcurrency() * slotsOfWorker();
    }
    return workers() * slotsOfWorker();
  }

  ProcessingTime processing() {
    return new ProcessingTime(consumer.process());
  }

  /**
   * Returns how many deliveries per second the workers can process: the computed number, or the
   * measured one if they were busy all the time and it clearly differs.
   */
  double capacity() {
    double received = of.rate(Figure.RECEIVED, queueName()) * shareOfQueue();
    boolean isOther = Math.abs(received - formula()) > formula() * NOISE;
    return isSaturated() && received > 0 && isOther ? received : formula();
  }

  private double formula() {
    if (consumer.polling() instanceof Polling.Spring spring) {
      return workersUp() * new SpringContainer(spring, processing()).perSecond();
    }
    double up = workers() == 0 ? 1 : workersUp() / workers();
    return slots() * up / processing().mean();
  }

  private boolean isSaturated() {
    return !isScaled()
        && of.median(Figure.SLOTS_USED, consumer.name()) > SATURATED
        && of.backlog(queueName()).isGrowing();
  }

  /** Returns how many deliveries per second the workers' downstream can take. */
  double downstream() {
    ConsumerPlan.Downstream limit = consumer.downstream();
    return limit == null ? Double.POSITIVE_INFINITY : limit.perSecond();
  }

  /** Returns whether the downstream takes fewer calls than the workers can make. */
  boolean isDownstreamLimiting() {
    return downstream() < capacity();
  }

  /** Returns how many messages per second can be processed, each as often as it is received. */
  double possible() {
    return Math.min(capacity(), downstream()) / receives();
  }

  /** Returns the utilisation: from 1 on the backlog grows. */
  double utilisation() {
    return arrivals() / possible();
  }

  /** Returns the utilisation at the peak of arrivals. */
  double utilisationAtPeak() {
    return peak() / possible();
  }

  /** Returns the utilisation at the peak with as many workers as scaling allows. */
  double utilisationAtMost() {
    return isScaled() && workers() > 0
        ? utilisationAtPeak() * workers() / maxWorkers()
        : utilisationAtPeak();
  }

  /** Returns the largest number of workers that there may be. */
  int maxWorkers() {
    return of.scenario().scaling().stream()
        .filter(plan -> plan.consumer().equals(consumer.name()))
        .mapToInt(plan -> plan.target().settings().max())
        .max()
        .orElse(workers());
  }

  /** Returns the smallest number of workers whose utilisation is below 1. */
  int workersNeeded() {
    return workersFor(BELOW_ONE, arrivals());
  }

  /** Returns the smallest number of workers whose utilisation is at most this at such arrivals. */
  int workersFor(double utilisation, double arrivals) {
    return (int) Math.ceil(arrivals * receives() / capacityOfWorker() / utilisation);
  }

  private double capacityOfWorker() {
    return workers() > 0 && capacity() > 0
        ? capacity() / workers()
        : slotsOfWorker() / processing().mean();
  }

  /** Returns the visibility timeout in seconds. */
  int timeout() {
    Integer own = consumer.receive().visibilityTimeoutSeconds();
    return own == null ? queue.settings().visibilityTimeoutSeconds() : own;
  }

  /** Returns a visibility timeout that nearly no delete misses, in seconds; -1 if there is none. */
  int safeTimeout() {
    return new BatchInFlight(consumer).timeoutFor(NEARLY_NONE);
  }

  /** Returns whether there is a shorter visibility timeout that is safe. */
  boolean hasShorterTimeout() {
    return safeTimeout() > 0 && safeTimeout() < timeout();
  }

  /** Returns the wait time of its receives in seconds. */
  int waitTime() {
    Integer own = consumer.waitTimeSeconds();
    return own == null ? queue.settings().receiveMessageWaitTimeSeconds() : own;
  }

  boolean isScaled() {
    return of.scenario().scaling().stream()
        .map(ScalingPlan::consumer)
        .anyMatch(consumer.name()::equals);
  }

  /** Returns the number of message groups that are sent to the queue; 0 if there are none. */
  int groups() {
    return of.producers(queueName())
        .map(ProducerPlan::groups)
        .filter(Objects::nonNull)
        .mapToInt(ProducerPlan.Groups::count)
        .sum();
  }

  /** Returns the number of messages that wait at the end. */
  double backlogAtEnd() {
    return of.median(Figure.VISIBLE_END, queueName());
  }

  /** Returns whether producers could send everything they had to send. */
  private boolean isSentAsPlanned() {
    double lost = of.median(Figure.LOST);
    return (Double.isNaN(lost) || lost == 0) && of.producers(queueName()).findAny().isPresent();
  }

  /** Returns whether the rate is periodic, so that a run shows only a part of it. */
  private boolean isCyclic() {
    return of.median(Figure.SENT, queueName()) > 0
        && of.producers(queueName())
            .map(ProducerPlan::arrivals)
            .anyMatch(it -> it instanceof Arrivals.OnOff || it instanceof Arrivals.Daily);
  }

  private double measured() {
    double sent = of.rate(Figure.SENT, queueName());
    return Double.isFinite(sent) ? sent : 0;
  }

  private double planned() {
    return of.producers(queueName())
        .mapToDouble(one -> one.arrivals().perSecond() / one.queues().size())
        .sum();
  }

  private double shareOfQueue() {
    double all =
        of.consumers(queueName()).mapToDouble(one -> new Station(of, one, queue).formula()).sum();
    return all == 0 ? 1 : formula() / all;
  }
}
