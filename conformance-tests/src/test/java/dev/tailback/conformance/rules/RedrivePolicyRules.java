package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_ATTRIBUTE_VALUE;
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
  /** A collection of errors observed on AWS. */
  private static final String MEASURED =
      "https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/sqs/";

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
  @Unsure("Seen once, in a report whose page is not an issue.")
  void aRedrivePolicyIsJson(Sqs sqs) {
    refused(() -> sqs.queue().set("RedrivePolicy", "not JSON"))
        .as(INVALID_ATTRIBUTE_VALUE)
        .saying(
            "Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid"
                + " JSON map.");
  }

  @Test
  @Source(report = "https://github.com/ansible-collections/community.aws/issues/2321")
  void aRedrivePolicyHasACountAndATarget(Sqs sqs) {
    Queue queue = sqs.queue();
    String lacks = "Redrive policy does not contain mandatory attribute: ";

    refusedPolicy(queue, "{}", lacks + "maxReceiveCount.");
    refusedPolicy(queue, "{\"maxReceiveCount\":3}", lacks + "deadLetterTargetArn.");
  }

  @Test
  @Source(report = MEASURED + "pf-sqs-redrive-arn-region/meta.yaml")
  void theDeadLetterQueueIsInTheSameRegion(Sqs sqs) {
    Queue queue = sqs.queue();
    String elsewhere = queue.arn().replaceFirst(":sqs:[^:]+:", ":sqs:ap-northeast-3:");

    refusedPolicy(
        queue, policy(elsewhere), "Dead-letter target must be in same region as the source.");
  }

  @Test
  @Source(report = MEASURED + "pf-sqs-redrive-policy/rule.rego")
  void theDeadLetterQueueIsAQueue(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedPolicy(
        queue,
        policy(queue.arn().replace(":sqs:", ":sns:")),
        "Only SQS queues are valid resources for deadLetterTargetArn.");
  }

  @Test
  @Source(report = MEASURED + "pf-sqs-dlq-same-type/meta.yaml")
  void theTextAboutTheTypeOfTheDeadLetterQueueEndsInTwoFullStops(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedPolicy(
        queue,
        policy(sqs.fifo().arn()),
        "Dead-letter queue must be same type of queue as the source..");
  }

  private static String policy(String target) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}".formatted(target);
  }

  private static void refusedPolicy(Queue queue, String policy, String reason) {
    refused(() -> queue.set("RedrivePolicy", policy))
        .as(INVALID_PARAMETER_VALUE)
        .withStatus(400)
        .saying("Value " + policy + " for parameter RedrivePolicy is invalid. Reason: " + reason);
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
  @Source(report = MEASURED + "pf-sqs-redrive-allow-policy/meta.yaml")
  void byQueueNamesOneToTenSourcesWhichNeedNotExist(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    deadLetters.set("RedriveAllowPolicy", byQueue(names(deadLetters, 10)));

    refused(() -> deadLetters.set("RedriveAllowPolicy", byQueue(names(deadLetters, 11))))
        .as(INVALID_PARAMETER_VALUE)
        .mentioning("for parameter RedriveAllowPolicy is invalid. Reason: Amazon SQS can't create");
    refused(() -> deadLetters.set("RedriveAllowPolicy", "{\"redrivePermission\":\"byQueue\"}"))
        .as(INVALID_PARAMETER_VALUE)
        .saying(
            "Value {\"redrivePermission\":\"byQueue\"} for parameter RedriveAllowPolicy is invalid."
                + " Reason: Amazon SQS can't create the redrive allow policy. When you specify the"
                + " byQueue permission type, you must also specify one or more sourceQueueArns"
                + " values.");
  }

  private static Stream<String> names(Queue queue, int count) {
    return IntStream.range(0, count).mapToObj(i -> queue.arn() + "-" + i);
  }

  @Test
  @Source(report = MEASURED + "pf-sqs-redrive-allow-policy/rule.rego")
  @Unsure("The texts were measured; the codes follow from their form.")
  void aRedrivePermissionIsOneOfThree(Sqs sqs) {
    Queue deadLetters = sqs.queue();

    refused(() -> deadLetters.set("RedriveAllowPolicy", "{\"redrivePermission\":\"allowSome\"}"))
        .as(INVALID_ATTRIBUTE_VALUE)
        .mentioning("Amazon SQS can't create the redrive allow policy, as it");
    String all = byQueue(names(deadLetters, 1)).replace("byQueue", "allowAll");
    refused(() -> deadLetters.set("RedriveAllowPolicy", all))
        .as(INVALID_PARAMETER_VALUE)
        .mentioning("for parameter RedriveAllowPolicy is invalid. Reason: Amazon SQS can't create");
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
