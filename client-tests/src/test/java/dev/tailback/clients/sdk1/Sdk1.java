package dev.tailback.clients.sdk1;

import com.amazonaws.Request;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSAsync;
import com.amazonaws.services.sqs.AmazonSQSAsyncClientBuilder;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.CreateQueueRequest;
import com.amazonaws.services.sqs.model.ReceiveMessageRequest;
import dev.tailback.clients.Emulator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator for one test class, and a client of the SDK 1 that records the protocol it uses. */
final class Sdk1 implements AfterAllCallback {
  private final Set<String> protocols = ConcurrentHashMap.newKeySet();
  private final Emulator emulator = Emulator.start();
  private final AmazonSQS sqs = configured(AmazonSQSClientBuilder.standard()).build();

  Emulator emulator() {
    return emulator;
  }

  AmazonSQS sqs() {
    return sqs;
  }

  AmazonSQSAsync newAsyncClient() {
    return configured(AmazonSQSAsyncClientBuilder.standard()).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
    String endpoint = emulator.endpoint().toString();
    return builder
        .withEndpointConfiguration(new EndpointConfiguration(endpoint, Emulator.REGION))
        .withCredentials(
            new AWSStaticCredentialsProvider(new BasicAWSCredentials("test", "secret")))
        .withRequestHandlers(
            new RequestHandler2() {
              @Override
              public void beforeRequest(Request<?> request) {
                protocols.add(protocolOf(request));
              }
            });
  }

  /** Returns the protocol, by where a request names its action. */
  private static String protocolOf(Request<?> request) {
    if (request.getHeaders().containsKey("X-Amz-Target")) {
      return "json";
    }
    return request.getParameters().containsKey("Action") ? "query" : "neither";
  }

  /** Returns the protocols used so far. */
  Set<String> protocols() {
    return protocols;
  }

  /** The URL of a new queue. */
  String newQueue() {
    return newQueue(Map.of());
  }

  String newQueue(Map<String, String> attributes) {
    return create(Emulator.newName(), attributes);
  }

  /** The URL of a new FIFO queue with content-based deduplication. */
  String newFifoQueue() {
    return create(
        Emulator.newName() + ".fifo",
        Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
  }

  private String create(String name, Map<String, String> attributes) {
    return sqs.createQueue(new CreateQueueRequest(name).withAttributes(attributes)).getQueueUrl();
  }

  /** Requests all attributes, by the name that both versions of the SDK know. */
  @SuppressWarnings("deprecation")
  static ReceiveMessageRequest receiveWithAttributes(String url) {
    return new ReceiveMessageRequest(url)
        .withAttributeNames("All")
        .withMessageAttributeNames("All");
  }

  static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    sqs.shutdown();
    emulator.close();
  }
}
