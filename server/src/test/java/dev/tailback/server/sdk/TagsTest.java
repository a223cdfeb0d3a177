package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertMissing;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

class TagsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aNewQueueHasNoTags() {
    assertThat(sqs.listQueueTags(r -> r.queueUrl(queue.url())).hasTags()).isFalse();
  }

  @Test
  void tagsAreAddedReplacedAndRemoved() {
    tag(Map.of("team", "orders", "empty", "", "Zürich", "a b_.:/=+-@"));
    tag(Map.of("team", "billing", "Team", "case matters"));
    assertThat(tags())
        .isEqualTo(
            Map.of(
                "team", "billing", "Team", "case matters", "empty", "", "Zürich", "a b_.:/=+-@"));
    sqs.untagQueue(r -> r.queueUrl(queue.url()).tagKeys("team", "Zürich", "never there"));
    assertThat(tags()).isEqualTo(Map.of("Team", "case matters", "empty", ""));
  }

  @Test
  void aQueueCanBeCreatedWithTagsAndAgainWithTheSame() {
    String name = Emulator.newName();
    String url = sqs.createQueue(r -> r.queueName(name).tags(Map.of("env", "dev"))).queueUrl();
    assertThat(sqs.createQueue(r -> r.queueName(name).tags(Map.of("env", "dev"))).queueUrl())
        .isEqualTo(url);
    assertRefused(
        () -> sqs.createQueue(r -> r.queueName(name).tags(Map.of("env", "prod"))),
        QueueNameExistsException.class,
        400,
        "QueueAlreadyExists",
        "A queue already exists with the same name and a different value for attribute tags");
    assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags()).isEqualTo(Map.of("env", "dev"));
  }

  @Test
  void aQueueHasUpToFiftyTags() {
    tag(
        IntStream.range(0, 50)
            .mapToObj(Integer::toString)
            .collect(Collectors.toMap(Function.identity(), i -> "")));
    tag(Map.of("49", "replaced"));
    assertInvalidParameter(
        () -> tag(Map.of("one", "more")), "Too many tags added for queue " + queue.name() + ".");
    assertThat(tags()).hasSize(50).containsEntry("49", "replaced");
  }

  @Test
  void tagsMustBeGiven() {
    assertMissing(() -> tag(Map.of()), "Tags");
    assertInvalidParameter(
        () -> sqs.untagQueue(r -> r.queueUrl(queue.url())),
        "Tag keys must be between 1 and 128 characters in length.");
  }

  private void tag(Map<String, String> tags) {
    sqs.tagQueue(r -> r.queueUrl(queue.url()).tags(tags));
  }

  private Map<String, String> tags() {
    return sqs.listQueueTags(r -> r.queueUrl(queue.url())).tags();
  }
}
