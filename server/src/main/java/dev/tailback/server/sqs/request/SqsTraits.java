package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ListLimit;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.ServiceTraits;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the SQS API looks on the wire.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/">Amazon SQS
 *     API Reference</a>
 */
public final class SqsTraits implements ServiceTraits {
  /** The model of the SQS API. */
  public static final ServiceModel MODEL =
      new ServiceModel(
          "SQS",
          "sqs",
          "AmazonSQS",
          "1.0",
          "http://queue.amazonaws.com/doc/2012-11-05/",
          "2012-11-05",
          false,
          new SqsTraits());

  private static final Set<String> NOT_ON_A_QUEUE = Set.of("CreateQueue", "ListQueues");

  /* As recorded from SQS, which spells these differently from its API. */
  private static final Map<String, String> QUERY_JSON_NAMES =
      Map.of("Messages", "messages", "QueueUrls", "queueUrls");

  private static final String NO_QUEUE_IN_QUERY =
      "The specified queue does not exist for this wsdl version.";

  private SqsTraits() {}

  @Override
  public ErrorShape error(RefusalReason reason) {
    return SqsErrors.of(reason);
  }

  /** Returns another text for a missing queue than in JSON. */
  @Override
  public String queryText(Refusal refusal) {
    return refusal.reason() == Reason.QUEUE_DOES_NOT_EXIST ? NO_QUEUE_IN_QUERY : refusal.text();
  }

  /** Returns the queue that the path names. */
  @Override
  public Map<String, String> queryParameters(String path) {
    return QueuePath.isEmpty(path) ? Map.of() : Map.of("QueueUrl", path);
  }

  @Override
  public boolean hasQueryAction(String action, String path) {
    return !NOT_ON_A_QUEUE.contains(action) || !QueuePath.isCertain(path);
  }

  @Override
  public String queryJsonName(String member) {
    return QUERY_JSON_NAMES.getOrDefault(member, member);
  }

  @Override
  public @Nullable String region(String host) {
    return HostRegion.of(host);
  }

  @Override
  public @Nullable ListLimit limit(String member) {
    return CountLimit.of(member);
  }
}
