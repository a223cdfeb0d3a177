package dev.tailback.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * Gives a rule about CloudWatch its own namespaces and alarms, and time. The alarms are deleted
 * after the rule. Metrics cannot be deleted; CloudWatch forgets them.
 */
public final class CloudWatch implements AutoCloseable {
  /** The metric of rules that need only one. */
  public static final String ORDERS = "Orders";

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Sqs sqs;
  private final Target target;
  private final CloudWatchClient client;
  private final Raw raw;
  private final List<String> alarms = new CopyOnWriteArrayList<>();

  CloudWatch(Target target, Sqs sqs) {
    this.sqs = sqs;
    this.target = target;
    client =
        CloudWatchClient.builder()
            .endpointOverride(target.endpoint(RawService.CLOUD_WATCH))
            .region(target.region())
            .credentialsProvider(target.credentials())
            .httpClient(target.connections())
            .overrideConfiguration(o -> o.addExecutionInterceptor(sqs.requestCount()))
            .build();
    raw = new Raw(target, RawService.CLOUD_WATCH, sqs.requestCount());
  }

  /** The SDK's client. */
  public CloudWatchClient client() {
    return client;
  }

  /** Sends raw, signed HTTP requests. */
  public Raw raw() {
    return raw;
  }

  /** SQS of the same account and region. */
  public Sqs sqs() {
    return sqs;
  }

  /** Returns a namespace that no metric has been in. */
  public String newNamespace() {
    return target.prefix() + NAMES.incrementAndGet();
  }

  /** Returns a name that no alarm has had. An alarm of this name is deleted after the rule. */
  public String newAlarmName() {
    String name = target.prefix() + NAMES.incrementAndGet();
    alarms.add(name);
    return name;
  }

  /** Returns the target's time, to the minute. */
  public Instant minute() {
    return target.now().truncatedTo(ChronoUnit.MINUTES);
  }

  /** Puts one value of {@link #ORDERS}. */
  public void put(String namespace, double value) {
    put(namespace, MetricDatum.builder().metricName(ORDERS).value(value).build());
  }

  /** Puts data. */
  public void put(String namespace, MetricDatum... data) {
    client.putMetricData(put -> put.namespace(namespace).metricData(data));
  }

  /** Starts an alarm's definition: the sum of {@link #ORDERS} over a minute is above 10. */
  public PutMetricAlarmRequest.Builder alarm(String name, String namespace) {
    return PutMetricAlarmRequest.builder()
        .alarmName(name)
        .namespace(namespace)
        .metricName(ORDERS)
        .statistic(Statistic.SUM)
        .period(60)
        .evaluationPeriods(1)
        .threshold(10.0)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
  }

  /** Returns the alarm of this name, or fails. */
  public MetricAlarm alarm(String name) {
    List<MetricAlarm> found = client.describeAlarms(d -> d.alarmNames(name)).metricAlarms();
    if (found.size() != 1) {
      throw new AssertionError("There is no alarm " + name + ".");
    }
    return found.get(0);
  }

  /** Lets time pass, as {@link Sqs#pass} does. */
  public void pass(Duration time) {
    target.pass(time);
  }

  /** Waits until the assertion holds, at most as long as a change may take to become visible. */
  public void eventually(ThrowingRunnable assertion) {
    sqs.eventually(assertion);
  }

  /** Deletes the alarms of the rule. */
  @Override
  public void close() {
    try {
      if (!alarms.isEmpty()) {
        client.deleteAlarms(delete -> delete.alarmNames(alarms));
      }
    } catch (SdkException e) {
      System.err.println(alarms + " may be left behind: " + e.getMessage());
    }
    client.close();
  }
}
