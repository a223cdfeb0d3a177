package dev.tailback.server.sqs;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Responses of the actions on queues, byte by byte. */
final class QueueRepliesTest {
  private static final String URL = Emulator.URLS + "q";

  @AutoClose private final Twins twins = new Twins();

  private void createSource(String name) {
    String policy = "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "q\",\"maxReceiveCount\":3}";
    twins.call("CreateQueue", "QueueName", name, "Attributes", Map.of("RedrivePolicy", policy));
  }

  @Test
  void aQueueIsCreated() {
    twins.replies(
        Members.of("QueueName", "q"),
        "CreateQueue",
        """
            {"QueueUrl":"http://localhost:9324/000000000000/q"}
            """,
        """
            <CreateQueueResult><QueueUrl>http://localhost:9324/000000000000/q</QueueUrl>
            </CreateQueueResult>
            """);
  }

  @Test
  void aQueuesUrlIsReturned() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueName", "q"),
        "GetQueueUrl",
        """
            {"QueueUrl":"http://localhost:9324/000000000000/q"}
            """,
        """
            <GetQueueUrlResult><QueueUrl>http://localhost:9324/000000000000/q</QueueUrl>
            </GetQueueUrlResult>
            """);
  }

  @Test
  void thereMayBeNoQueues() {
    twins.replies(
        Members.of(),
        "ListQueues",
        """
            {}
            """,
        """
            <ListQueuesResult/>
            """);
  }

  @Test
  void queuesAreListedByName() {
    twins.call("CreateQueue", "QueueName", "b");
    twins.call("CreateQueue", "QueueName", "c");
    twins.call("CreateQueue", "QueueName", "a");
    twins.replies(
        Members.of(),
        "ListQueues",
        """
            {"QueueUrls":["http://localhost:9324/000000000000/a",
            "http://localhost:9324/000000000000/b","http://localhost:9324/000000000000/c"]}
            """,
        """
            <ListQueuesResult><QueueUrl>http://localhost:9324/000000000000/a</QueueUrl>
            <QueueUrl>http://localhost:9324/000000000000/b</QueueUrl>
            <QueueUrl>http://localhost:9324/000000000000/c</QueueUrl></ListQueuesResult>
            """);
  }

  @Test
  void aPageOfQueuesHasATokenForTheNext() {
    twins.call("CreateQueue", "QueueName", "qa");
    twins.call("CreateQueue", "QueueName", "qb");
    twins.call("CreateQueue", "QueueName", "x");
    twins.replies(
        Members.of("QueueNamePrefix", "q", "MaxResults", 1),
        "ListQueues",
        """
            {"QueueUrls":["http://localhost:9324/000000000000/qa"],"NextToken":"cWE"}
            """,
        """
            <ListQueuesResult><QueueUrl>http://localhost:9324/000000000000/qa</QueueUrl>
            <NextToken>cWE</NextToken></ListQueuesResult>
            """);
    twins.replies(
        Members.of("QueueNamePrefix", "q", "MaxResults", 1, "NextToken", "cWE"),
        "ListQueues",
        """
            {"QueueUrls":["http://localhost:9324/000000000000/qb"]}
            """,
        """
            <ListQueuesResult><QueueUrl>http://localhost:9324/000000000000/qb</QueueUrl>
            </ListQueuesResult>
            """);
  }

  @Test
  void aQueueIsDeleted() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(Members.of("QueueUrl", URL), "DeleteQueue", "", "");
  }

  @Test
  void aQueueIsPurged() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(Members.of("QueueUrl", URL), "PurgeQueue", "", "");
  }

  @Test
  void aQueueMayBeNobodysDeadLetterQueue() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueUrl", URL),
        "ListDeadLetterSourceQueues",
        """
            {"queueUrls":[]}
            """,
        """
            <ListDeadLetterSourceQueuesResult/>
            """);
  }

  @Test
  void theSourcesOfADeadLetterQueueAreListed() {
    twins.call("CreateQueue", "QueueName", "q");
    createSource("s2");
    createSource("s1");
    twins.replies(
        Members.of("QueueUrl", URL),
        "ListDeadLetterSourceQueues",
        """
            {"queueUrls":["http://localhost:9324/000000000000/s1",
            "http://localhost:9324/000000000000/s2"]}
            """,
        """
            <ListDeadLetterSourceQueuesResult>
            <QueueUrl>http://localhost:9324/000000000000/s1</QueueUrl>
            <QueueUrl>http://localhost:9324/000000000000/s2</QueueUrl>
            </ListDeadLetterSourceQueuesResult>
            """);
    twins.replies(
        Members.of("QueueUrl", URL, "MaxResults", 1),
        "ListDeadLetterSourceQueues",
        """
            {"queueUrls":["http://localhost:9324/000000000000/s1"],"NextToken":"czE"}
            """,
        """
            <ListDeadLetterSourceQueuesResult>
            <QueueUrl>http://localhost:9324/000000000000/s1</QueueUrl><NextToken>czE</NextToken>
            </ListDeadLetterSourceQueuesResult>
            """);
  }
}
