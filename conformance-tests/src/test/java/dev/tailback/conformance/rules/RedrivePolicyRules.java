package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.QUEUE_DOES_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;

@Rules("Redrive policies")
@Source(api = "SetQueueAttributes")
final class RedrivePolicyRules {

  @Test
  @Source(guide = "sqs-dead-letter-queues")
  void theDeadLettersOfAFifoQueueAreInAFifoQueue(Sqs sqs) {
    String policy = Sqs.redrivePolicy(sqs.queue(), 3);

    refused(() -> sqs.fifo("RedrivePolicy", policy)).as(INVALID_PARAMETER_VALUE).withStatus(400);
  }

  @Test
  @Source(guide = "sqs-dead-letter-queues")
  void theDeadLettersOfAStandardQueueAreInAStandardQueue(Sqs sqs) {
    String policy = Sqs.redrivePolicy(sqs.fifo(), 3);

    refused(() -> sqs.queue("RedrivePolicy", policy)).as(INVALID_PARAMETER_VALUE).withStatus(400);
  }

  @Test
  @Source(guide = "sqs-dead-letter-queues")
  @Unsure("The page says that both queues must exist, not how a missing one is refused.")
  void theDeadLetterQueueMustExist(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy =
        "{\"deadLetterTargetArn\":\"%s-not\",\"maxReceiveCount\":3}".formatted(queue.arn());

    refused(() -> queue.set("RedrivePolicy", policy)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Unsure("The page gives the policy's form, not how another is refused.")
  void aRedrivePolicyIsJsonThatNamesATarget(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.set("RedrivePolicy", "not JSON")).as(INVALID_PARAMETER_VALUE);
    refused(() -> queue.set("RedrivePolicy", "{\"maxReceiveCount\":3}"))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-configure-dead-letter-queue")
  @Unsure("The page gives the console's range; the pages of the API give none.")
  void maxReceiveCountIsFrom1To1000(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1000);

    for (int outside : new int[] {0, 1001}) {
      refused(() -> queue.set("RedrivePolicy", Sqs.redrivePolicy(deadLetters, outside)))
          .as(INVALID_PARAMETER_VALUE);
    }
  }

  @Test
  @Unsure("The page shows a number; infrastructure tools write a text as well.")
  void maxReceiveCountMayBeAText(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue =
        sqs.queue(
            "RedrivePolicy",
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"1\"}"
                .formatted(deadLetters.arn()));
    queue.send("poison");

    queue.receive(r -> r.visibilityTimeout(0));
    queue.givesNothing();

    assertThat(deadLetters.receive().body()).isEqualTo("poison");
  }

  @Test
  @Unsure("The page says that the source queues are denied, not by which error.")
  void denyAllKeepsEverySourceAway(Sqs sqs) {
    Queue deadLetters = sqs.queue("RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}");

    refused(() -> sqs.queueWithDeadLetters(deadLetters, 3)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Unsure("The page says that only they may name it, not by which error others are refused.")
  void byQueueLetsInTheSourcesItNames(Sqs sqs) {
    Queue named = sqs.queue();
    Queue other = sqs.queue();
    Queue deadLetters = sqs.queue("RedriveAllowPolicy", byQueue(Stream.of(named.arn())));
    String policy = Sqs.redrivePolicy(deadLetters, 3);

    named.set("RedrivePolicy", policy);

    refused(() -> other.set("RedrivePolicy", policy)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void allowAllTakesADenialBack(Sqs sqs) {
    Queue deadLetters = sqs.queue("RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}");
    Queue queue = sqs.queue();

    deadLetters.set("RedriveAllowPolicy", "{\"redrivePermission\":\"allowAll\"}");

    sqs.eventually(() -> queue.set("RedrivePolicy", Sqs.redrivePolicy(deadLetters, 3)));
  }

  @Test
  @Unsure("The page gives the form; that it is shown without what is null was seen.")
  void aRedriveAllowPolicyIsShownTidy(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    String tidy = "{\"redrivePermission\":\"denyAll\"}";
    String sloppy = "{ \"sourceQueueArns\" : null, \"redrivePermission\" : \"denyAll\" }";

    deadLetters.set("RedriveAllowPolicy", sloppy);

    sqs.eventually(() -> assertThat(deadLetters.attribute("RedriveAllowPolicy")).isEqualTo(tidy));
    for (String same : List.of(tidy, sloppy)) {
      sqs.client()
          .createQueue(
              q ->
                  q.queueName(deadLetters.name())
                      .attributesWithStrings(Map.of("RedriveAllowPolicy", same)));
    }
  }

  @Test
  void byQueueNamesAtMostTenSources(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    String eleven = byQueue(IntStream.range(0, 11).mapToObj(i -> deadLetters.arn() + "-" + i));

    refused(() -> deadLetters.set("RedriveAllowPolicy", eleven));
  }

  @Test
  void aRedrivePermissionIsOneOfThree(Sqs sqs) {
    Queue deadLetters = sqs.queue();

    refused(() -> deadLetters.set("RedriveAllowPolicy", "{\"redrivePermission\":\"allowSome\"}"));
  }

  @Test
  @Source(api = "ListDeadLetterSourceQueues")
  void theSourcesOfADeadLetterQueueAreListed(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue first = sqs.queueWithDeadLetters(deadLetters, 3);
    Queue second = sqs.queueWithDeadLetters(deadLetters, 5);

    sqs.eventually(
        () ->
            assertThat(sources(sqs, deadLetters).queueUrls())
                .containsExactlyInAnyOrder(first.url(), second.url()));
    assertThat(sources(sqs, first).queueUrls()).isEmpty();
  }

  @Test
  @Source(api = "ListDeadLetterSourceQueues")
  void sourcesAreListedPageByPage(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    List<String> all =
        Stream.generate(() -> sqs.queueWithDeadLetters(deadLetters, 3).url()).limit(3).toList();

    sqs.eventually(
        () -> {
          List<List<String>> pages =
              sqs
                  .client()
                  .listDeadLetterSourceQueuesPaginator(
                      l -> l.queueUrl(deadLetters.url()).maxResults(2))
                  .stream()
                  .map(ListDeadLetterSourceQueuesResponse::queueUrls)
                  .toList();
          assertThat(pages.get(0)).hasSize(2);
          assertThat(pages.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
        });
  }

  @Test
  @Source(api = "ListDeadLetterSourceQueues")
  void aQueueThatDoesNotExistHasNoSources(Sqs sqs) {
    Queue none = sqs.queueAt(sqs.queue().url() + "-not");

    refused(() -> sources(sqs, none)).as(QUEUE_DOES_NOT_EXIST);
  }

  private static ListDeadLetterSourceQueuesResponse sources(Sqs sqs, Queue deadLetters) {
    return sqs.client().listDeadLetterSourceQueues(l -> l.queueUrl(deadLetters.url()));
  }

  private static String byQueue(Stream<String> arns) {
    return arns.collect(
        Collectors.joining(
            "\",\"", "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"", "\"]}"));
  }
}
