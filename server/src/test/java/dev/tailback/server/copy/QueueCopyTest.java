package dev.tailback.server.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tailback.server.forward.UpstreamRequest;
import dev.tailback.server.forward.UpstreamSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls to a source, and how its answers are used. */
class QueueCopyTest {
  /** The host of the queue URLs. It does not exist, and must never be connected to. */
  private static final String ELSEWHERE = "https://sqs.example.invalid/123456789012/";

  private record Answer(int status, String body) {}

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> waits = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answer("ListQueues", 200, "{\"QueueUrls\":[\"" + ELSEWHERE + "orders\"]}");
    answer("GetQueueAttributes", 200, "{\"Attributes\":{\"VisibilityTimeout\":\"60\"}}");
    answer("ListQueueTags", 200, "{}");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Adds an answer to those of an action. The last one is repeated. */
  private void answer(String action, int status, String body) {
    answers.computeIfAbsent(action, name -> new ArrayDeque<>()).add(new Answer(status, body));
  }

  private void answerOnly(String action, int status, String body) {
    answers.remove(action);
    answer(action, status, body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String action = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("AmazonSQS.", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(action + " " + body);
    Answer answer;
    synchronized (answers) {
      Deque<Answer> left = answers.get(action);
      answer = left.size() > 1 ? left.poll() : left.peek();
    }
    byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private CopiedQueues read(String prefix) throws Exception {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    SourceCalls source =
        new SourceCalls(
            HttpClient.newHttpClient(),
            endpoint,
            "eu-west-1",
            new Unsigned(),
            (tries, isThrottled) -> waits.add(tries + (isThrottled ? " throttled" : "")));
    return new QueueCopy(source).read(prefix);
  }

  private static final class Unsigned implements UpstreamSigner {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void prepare() {}

    @Override
    public Map<String, List<String>> sign(UpstreamRequest request, String region) {
      return Map.of();
    }
  }

  @Test
  void theHostInAQueueUrlIsIgnored() throws Exception {
    assertThat(read("").file()).contains("  orders:\n    VisibilityTimeout: 60\n");
    assertThat(calls)
        .containsExactly(
            "ListQueues {\"MaxResults\":1000}",
            "GetQueueAttributes {\"QueueUrl\":\""
                + ELSEWHERE
                + "orders\",\"AttributeNames\":[\"All\"]}",
            "ListQueueTags {\"QueueUrl\":\"" + ELSEWHERE + "orders\"}");
  }

  @Test
  void allPagesAreRead() throws Exception {
    answers.remove("ListQueues");
    for (int page = 0; page < 3; page++) {
      answer(
          "ListQueues",
          200,
          "{\"QueueUrls\":[\"%squeue-%d\"],\"NextToken\":\"t%d\"}"
              .formatted(ELSEWHERE, page, page));
    }
    answer("ListQueues", 200, "{}");
    assertThat(read("queue-").count()).isEqualTo(3);
    assertThat(calls)
        .startsWith(
            "ListQueues {\"MaxResults\":1000,\"QueueNamePrefix\":\"queue-\"}",
            "ListQueues {\"MaxResults\":1000,\"QueueNamePrefix\":\"queue-\",\"NextToken\":\"t0\"}")
        .filteredOn(call -> call.startsWith("ListQueues "))
        .hasSize(4);
  }

  @Test
  void throttledCallsAreTriedAgain() throws Exception {
    answers.remove("GetQueueAttributes");
    answer("GetQueueAttributes", 403, "{\"__type\":\"com.amazonaws.sqs#RequestThrottled\"}");
    answer("GetQueueAttributes", 503, "busy");
    answer("GetQueueAttributes", 200, "{\"Attributes\":{}}");
    assertThat(read("").areComplete()).isTrue();
    assertThat(waits).containsExactly("1 throttled", "2");
  }

  @Test
  void aThrottleThatLastsIsAProblemOfTheQueue() throws Exception {
    answerOnly(
        "GetQueueAttributes",
        400,
        "{\"__type\":\"com.amazon.coral.availability#ThrottlingException\",\"message\":\"Rate\"}");
    CopiedQueues queues = read("");
    assertThat(queues.areComplete()).isFalse();
    assertThat(queues.file())
        .contains("# Not copied: orders: GetQueueAttributes: ThrottlingException: Rate\n");
    assertThat(waits).hasSize(RetryPace.TRIES - 1);
  }

  @Test
  void refusalsAreNotTriedAgain() {
    answerOnly("ListQueues", 403, "{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}");
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> read(""))
        .withMessage("ListQueues: AccessDeniedException: no");
    assertThat(calls).hasSize(1);
  }

  @Test
  void anAnswerOfSomethingElseIsRefused() {
    answerOnly("ListQueues", 200, "<html>Please log in</html>");
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> read(""))
        .withMessage("ListQueues: the answer has the status 200 and is not SQS's");
  }

  @Test
  void aQueueThatIsDeletedMeanwhileIsLeftOut() throws Exception {
    answerOnly("ListQueueTags", 400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");
    CopiedQueues queues = read("");
    assertThat(queues.count()).isZero();
    assertThat(queues.areComplete()).isTrue();
  }

  @Test
  void whatTheFileCantSayIsAComment() throws Exception {
    answerOnly(
        "GetQueueAttributes",
        200,
        """
        {"Attributes":{"QueueArn":"arn:aws:sqs:eu-west-1:123456789012:orders","NewThing":"a\\nb",
        "VisibilityTimeout":"99999","ApproximateNumberOfMessages":"7","DelaySeconds":"1"}}""");
    answerOnly("ListQueueTags", 200, "{\"Tags\":{\"aws:stack\":\"x\",\"team\":\"checkout\"}}");
    CopiedQueues queues = read("");
    assertThat(queues.areComplete()).isTrue();
    assertThat(queues.file())
        .contains(
            "    # NewThing is left out: Unknown Attribute NewThing. It is a\\u000ab\n",
            "    # VisibilityTimeout is left out: ",
            "    # The tag aws:stack is left out: Tag keys cannot start with 'aws:'. It is x\n",
            "    DelaySeconds: 1\n",
            "    tags:\n      team: checkout\n")
        .doesNotContain("ApproximateNumberOfMessages");
  }

  @Test
  void aNameThatNoQueueHereCanHaveIsAComment() throws Exception {
    answerOnly("ListQueues", 200, "{\"QueueUrls\":[\"" + ELSEWHERE + "a.b\"]}");
    assertThat(read("").file())
        .contains("# Not copied: a.b: Can only include alphanumeric characters")
        .endsWith("queues: {}\n");
  }

  @Test
  void waitsDoubleAndAreLongerAfterAThrottle() {
    assertThat(RetryPace.longest(1, false)).hasMillis(50);
    assertThat(RetryPace.longest(3, false)).hasMillis(200);
    assertThat(RetryPace.longest(1, true)).hasSeconds(1);
    assertThat(RetryPace.longest(4, true)).hasSeconds(8);
  }
}
