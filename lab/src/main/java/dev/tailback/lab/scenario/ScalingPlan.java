package dev.tailback.lab.scenario;

import dev.tailback.config.ConfiguredTarget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What changes the number of a consumer's workers.
 *
 * @param consumer the name of the consumer
 * @param target the target with its bounds, its start delay and its policies
 * @param stopGrace how long a worker that is stopped may finish what it has in hand; zero kills it
 * @param queueLength scales by a queue's length instead of policies, {@code null} for policies
 */
public record ScalingPlan(
    String consumer,
    ConfiguredTarget target,
    Duration stopGrace,
    @Nullable QueueLength queueLength) {

  /**
   * Scales like KEDA: polls the queue, and sets the number of workers to the messages divided by a
   * number, rounded up.
   *
   * @param queue the queue it polls
   * @param countsInFlight whether messages in flight count
   * @param every how often it polls
   * @param cooldown how long the queue must have been empty before the last worker is stopped
   * @see <a href="https://keda.sh/docs/latest/scalers/aws-sqs/">KEDA's scaler for SQS</a>
   */
  public record QueueLength(
      String queue, double perWorker, boolean countsInFlight, Duration every, Duration cooldown) {}
}
