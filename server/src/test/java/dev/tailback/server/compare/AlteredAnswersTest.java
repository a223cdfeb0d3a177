package dev.tailback.server.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.Tailback;
import dev.tailback.server.compare.AlteringProxy.Altered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An upstream that differs in one thing: exactly that is reported. */
class AlteredAnswersTest {
  @TempDir private Path directory;

  private final Tailback upstream = Tailback.builder().start();
  private AlteringProxy proxy;
  private Tailback front;
  private SqsClient sqs;
  private String url;

  @BeforeEach
  void start() throws IOException {
    proxy = new AlteringProxy(upstream.endpoint());
    front = Compared.inFrontOf(proxy.endpoint(), directory.resolve("compare.jsonl"));
    sqs = Compared.client(front.endpoint());
    url = sqs.createQueue(r -> r.queueName("orders")).queueUrl();
    awaitCompared(1);
  }

  @AfterEach
  void stop() {
    sqs.close();
    front.close();
    proxy.close();
    upstream.close();
  }

  private Map<String, Object> status() {
    return Objects.requireNonNull(front.comparison()).status();
  }

  private void awaitCompared(int calls) {
    await().untilAsserted(() -> assertThat(status()).containsEntry("compared", calls));
  }

  private List<?> last() {
    return (List<?>) status().get("last");
  }

  private void replace(String pattern, String replacement) {
    proxy.alters(
        answer ->
            new Altered(
                answer.status(), answer.type(), answer.body().replaceAll(pattern, replacement)));
  }

  private void call(String action) {
    switch (action) {
      case "send" -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("tea"));
      case "receive" -> receive();
      case "wrong" -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11));
      default ->
          sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL));
    }
  }

  private void callAnyhow(String action) {
    try {
      call(action);
    } catch (SdkException whateverTheClientMakesOfIt) {
      // The test looks at the comparison.
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            r -> r.queueUrl(url).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          send    | ,"MD5OfMessageBody":"[^"]*"  |                       | missing | MD5OfMessageBody
          send    | ^\\{                         | {"More":"x",          | extra   | More
          send    | "MessageId":"[^"]*"          | "MessageId":7         | type    | MessageId
          get     | "DelaySeconds":"0"           | "DelaySeconds":"1"    | value   | Attributes.DelaySeconds
          get     | "CreatedTimestamp":"         | "CreatedTimestamp":"1 | value   | Attributes.CreatedTimestamp
          get     | ,"VisibilityTimeout":"30"    |                       | missing | Attributes.VisibilityTimeout
          wrong   | Value 11                     | The value 11          | text    | message
          wrong   | InvalidParameterValue        | InvalidParameter      | code    | __type
          """)
  void oneThingIsReported(
      String action, String pattern, String replacement, String kind, String path) {
    replace(pattern, replacement == null ? "" : replacement);
    callAnyhow(action);
    awaitCompared(2);

    assertThat(status())
        .containsEntry("differing", 1)
        .containsEntry("differences", Map.of(kind, 1));
    assertThat(last()).singleElement().asString().contains("kind=" + kind, "path=" + path);
  }

  @Test
  void anotherStatusIsReportedAndTheQueueIsLeftAlone() {
    proxy.alters(
        answer ->
            new Altered(
                400,
                answer.type(),
                "{\"__type\":\"com.amazonaws.sqs#OverLimit\",\"message\":\"Too many.\"}"));
    callAnyhow("send");
    awaitCompared(2);

    assertThat(last())
        .singleElement()
        .asString()
        .contains("kind=status", "upstream=400 OverLimit: Too many.", "tailback=200");
    assertThat(status().get("queuesLeftAlone"))
        .isEqualTo(Map.of("after a call that only one of the two carried out", 1));
  }

  @Test
  void aCountOfReceivesThatIsOffIsReported() {
    call("send");
    replace("\"ApproximateReceiveCount\":\"1\"", "\"ApproximateReceiveCount\":\"2\"");
    call("receive");
    awaitCompared(3);

    assertThat(last())
        .singleElement()
        .asString()
        .contains("Attributes.ApproximateReceiveCount", "upstream=2", "tailback=1");
  }

  @Test
  void whichMessagesAndHowManyIsChance() {
    for (int i = 0; i < 5; i++) {
      call("send");
    }
    replace("\\{\"Messages\":.*", "{}");
    receive();
    replace("x^", "");
    receive();
    receive();
    awaitCompared(9);

    assertThat(last()).isEmpty();
  }

  @Test
  void aMessageOfAFifoQueueBeforeAnEarlierOneIsReported() {
    String fifo =
        sqs.createQueue(
                r ->
                    r.queueName("f.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
    for (String body : List.of("first", "second")) {
      sqs.sendMessage(
          r -> r.queueUrl(fifo).messageBody(body).messageGroupId("g").messageDeduplicationId(body));
    }
    // The first of the two messages is left out.
    replace("\\[\\{.*\\},(\\{\"MessageId.*)", "[$1");
    sqs.receiveMessage(r -> r.queueUrl(fifo).maxNumberOfMessages(2));
    awaitCompared(5);

    assertThat(last()).singleElement().asString().contains("kind=order", "path=Messages");
  }

  @Test
  void queryIsComparedAsWell() throws Exception {
    replace("<MD5OfMessageBody>[^<]*</MD5OfMessageBody>", "<Extra>x</Extra>");
    query("Action=SendMessage&MessageBody=tea&QueueUrl=" + url);
    awaitCompared(2);

    assertThat(status()).containsEntry("differences", Map.of("missing", 1, "extra", 1));
    assertThat(last().toString())
        .contains(
            "SendMessageResponse.SendMessageResult.Extra", "protocol=query", "MessageBody=tea");
  }

  private void query(String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(front.endpoint() + "/"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
  }

  @Test
  void theFileHasALineForEachDifferenceAndIsItsOwners() throws IOException {
    replace("^\\{", "{\"More\":\"x\",");
    String body = "secret".repeat(100);
    sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    awaitCompared(2);

    Path file = directory.resolve("compare.jsonl");
    assertThat(Files.readAllLines(file))
        .singleElement()
        .asString()
        .contains("\"action\":\"SendMessage\",\"queue\":\"orders\",\"protocol\":\"json\"")
        .contains("\"kind\":\"extra\",\"path\":\"More\",\"upstream\":\"x\",\"tailback\":null")
        .contains("\"MessageBody\":\"" + body.substring(0, 200) + "...\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
