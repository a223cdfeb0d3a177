import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends, receives and deletes with the AWS SDK, on a queue of each type, and fails if anything is
 * unexpected. Run as {@code RoundTrip.java ENDPOINT [QUEUE-URL]}, with a URL that another host got
 * for the queue round-trip.
 */
public final class RoundTrip {
  private final SqsClient sqs;
  private final String endpoint;

  private RoundTrip(String endpoint) {
    this.endpoint = endpoint;
    sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  public static void main(String[] args) {
    RoundTrip roundTrip = new RoundTrip(args[0]);
    String url = roundTrip.standard(args.length > 1 ? args[1] : null);
    roundTrip.fifo();
    System.out.println(url);
    System.exit(0); // else the HTTP client's threads keep it a minute
  }

  private String standard(String urlElsewhere) {
    String url = sqs.createQueue(request -> request.queueName("round-trip")).queueUrl();
    expect(endpoint + "/000000000000/round-trip", url);
    String sendTo = urlElsewhere == null ? url : urlElsewhere;
    sqs.sendMessage(request -> request.queueUrl(sendTo).messageBody("two cöffees"));
    Message message = receive(url).get(0);
    expect("two cöffees", message.body());
    sqs.deleteMessage(request -> request.queueUrl(sendTo).receiptHandle(message.receiptHandle()));
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    expect("0", attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    expect("0", attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    return url;
  }

  private void fifo() {
    Map<QueueAttributeName, String> attributes =
        Map.of(
            QueueAttributeName.FIFO_QUEUE, "true",
            QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
    String url =
        sqs.createQueue(request -> request.queueName("round-trip.fifo").attributes(attributes))
            .queueUrl();
    List<String> bodies = IntStream.range(0, 10).mapToObj(i -> endpoint + " " + i).toList();
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (String body : bodies) {
      String id = String.valueOf(entries.size());
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(id)
              .messageBody(body)
              .messageGroupId("g")
              .build());
    }
    sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
    List<Message> messages = receive(url);
    expect(bodies, messages.stream().map(Message::body).toList());
    sqs.deleteQueue(request -> request.queueUrl(url));
  }

  private List<Message> receive(String url) {
    return sqs.receiveMessage(
            request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(5))
        .messages();
  }

  private static void expect(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException("expected " + expected + " but was " + actual);
    }
  }
}
