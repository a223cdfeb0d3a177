package dev.tailback.server.conservation;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.server.Tailback;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A server with its queues, its clients, and the records of what happened. */
final class World implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 100;

  /** Warns of each connection that is cut, which these tests do on purpose. */
  private static final Logger NETTY = Logger.getLogger("io.netty.channel.DefaultChannelPipeline");

  final Tailback tailback;
  final Findings findings = new Findings();
  final Ledger ledger;
  final Witness witness;
  final Tallies tallies = new Tallies();
  final Holds holds;
  final SqsClient sqs;
  private final SqsAsyncClient async;
  private final SqsAsyncBatchManager manager;
  private final Map<String, String> urls = new HashMap<>();

  World(long seed) {
    NETTY.setLevel(Level.OFF);
    tailback = Tailback.builder().engineSettings(EngineSettings.seeded(seed)).start();
    ledger = new Ledger(tailback.gate().clock());
    witness = new Witness(ledger, findings);
    holds = new Holds(ledger, findings);
    tailback.gate().run(queues -> queues.addListener(witness));
    tailback.gate().run(queues -> queues.addListener(tallies));
    sqs =
        connect(SqsClient.builder())
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS))
            .build();
    async =
        connect(SqsAsyncClient.builder())
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(MAX_CONNECTIONS))
            .build();
    manager = async.batchManager();
    Lane.deadLetterQueues().forEach(name -> create(name, deadLetterAttributes(name)));
    List.of(Lane.values()).forEach(lane -> create(lane.queue, lane.attributes()));
  }

  /** Clients do not retry by themselves, because the producers count their attempts. */
  private <B extends AwsClientBuilder<B, ?>> B connect(B builder) {
    return builder
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .overrideConfiguration(
            c ->
                c.retryStrategy(AwsRetryStrategy.doNotRetry())
                    .addExecutionInterceptor(new Failures(findings)))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")));
  }

  /** Reports answers with status 500, which no fault rule here causes: bugs of the server. */
  private record Failures(Findings findings) implements ExecutionInterceptor {
    @Override
    public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
      if (call.exception() instanceof SqsException refusal
          && refusal.statusCode() == HttpURLConnection.HTTP_INTERNAL_ERROR) {
        findings.add(Findings.Kind.UNEXPECTED, "an internal failure: " + refusal);
      }
    }
  }

  private static Map<QueueAttributeName, String> deadLetterAttributes(String name) {
    return Lane.isFifo(name) ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
  }

  private void create(String name, Map<QueueAttributeName, String> attributes) {
    urls.put(name, sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl());
  }

  URI endpoint() {
    return tailback.endpoint();
  }

  String url(String queue) {
    return urls.get(queue);
  }

  Door sync() {
    return new SyncDoor(sqs);
  }

  Door async() {
    return AsyncDoor.of(async);
  }

  Door batches() {
    return AsyncDoor.of(manager);
  }

  /** Gives back the messages that the batch manager has prefetched. */
  void closeBatches() {
    manager.close();
  }

  @Override
  public void close() {
    sqs.close();
    async.close();
    tailback.close();
  }
}
