package dev.tailback.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.server.admin.Admin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests to the admin API, divided by record separators. Each is a line with method, path and
 * query, then the body.
 */
class AdminFuzzTest {
  private static final byte[] NO_BODY = {};
  static final String[] SEEDS = {
    "GET /clock",
    "POST /clock/advance\n{\"by\":\"PT1M\"}",
    "POST /clock/resume\u001ePOST /clock/pause",
    "POST /clock/next",
    "POST /clock/advance\n{\"by\":\"5s\"}\u001eGET /queues/q/history",
    "GET /queues/q?account=000000000000&region=us-east-1",
    "GET /queues/q/messages?state=VISIBLE",
    "GET /clock/horizon?seconds=300&bins=72",
    "GET /queues\u001eGET /diagnosis",
    "POST /throttles\n{\"queue\":\"q*\",\"actions\":[\"SendMessage\",\"SendMessageBatch\"],\"rate\":50,\"burst\":10}\u001eDELETE /throttles/1",
    "POST /throttles/profile\n{\"profile\":\"aws-fifo\"}",
    "POST /faults\n{\"queue\":\"q\",\"actions\":[\"SendMessage\"],\"error\":{\"code\":\"InternalError\",\"status\":503,\"message\":\"m\",\"moment\":\"after\"}}\u001eGET /faults/1",
    "POST /faults\n{\"every\":2,\"throttle\":{\"retryAfter\":\"PT1S\"}}",
    "POST /faults\n{\"queue\":\"q\",\"backlog\":{\"when\":\"visible > 0\",\"until\":\"visible < 1\"},\"actions\":[\"SendMessage\"],\"throttle\":{\"retryAfter\":\"PT2S\"}}",
    "POST /faults\n{\"actions\":[\"SendMessage\"],\"nth\":1,\"drop\":{\"moment\":\"after\"}}",
    "POST /faults\n{\"latency\":{\"fixed\":\"PT0.2S\"}}\u001ePOST /faults\n{\"latency\":{\"lognormal\":{\"median\":\"PT0.2S\",\"sigma\":1},\"moment\":\"after\"}}",
    "POST /faults\n{\"partialBatch\":{\"share\":0.3,\"code\":\"RequestThrottled\"}}\u001ePOST /faults\n{\"queue\":\"q\",\"duplicate\":{\"share\":1}}",
    "POST /faults\n{\"queue\":\"q\",\"reorder\":{\"window\":20}}\u001ePOST /faults\n{\"probability\":0.5,\"emptyReceive\":{}}",
    "POST /faults\n{\"skew\":{\"factor\":{\"from\":0.8,\"to\":1.2},\"offset\":-3}}\u001ePOST /rules/stop",
    "PUT /limits/q\n{\"inFlight\":3,\"lookAhead\":100}\u001ePUT /limits\n{\"storedBytes\":1000}",
    "POST /reset",
    "GET /scaling\u001ePUT /scaling/workers/w\n{\"min\":1,\"max\":10,\"actual\":3}\u001ePUT /scaling/workers/w/desired\n{\"desired\":4}",
    "GET /spark?queues=q,dead\u001eGET /queues/q/diagnosis",
    "GET /events?queue=q&event=sent,deleted&after=0&limit=10&wait=1",
    "POST /await\n{\"queue\":\"q\",\"delayed\":0,\"after\":0,\"within\":\"1s\"}"
  };

  static Stream<Arguments> seeds() {
    return Seeds.of(SEEDS);
  }

  @DictionaryFile(resourcePath = "admin.dict")
  @MethodSource("seeds")
  @FuzzTest
  void everyRequestIsAnswered(byte[] input) {
    Quickly.run(
        () -> {
          try (FuzzedServer server = new FuzzedServer()) {
            Input.split(input, Input.SEPARATOR).stream()
                .limit(8)
                .forEach(request -> answer(server, request));
            server.callWithRules("SendMessage", "{\"QueueUrl\":\"q\",\"MessageBody\":\"three\"}");
            server.callWithRules("ReceiveMessage", "{\"QueueUrl\":\"q\"}");
            server.settle();
          }
        });
  }

  static Admin.Answer answer(FuzzedServer server, byte[] request) {
    int end = Input.indexOf(request, '\n');
    String line = Input.text(end < 0 ? request : Arrays.copyOf(request, end));
    byte[] body = end < 0 ? NO_BODY : Arrays.copyOfRange(request, end + 1, request.length);
    int blank = line.indexOf(' ');
    String url = line.substring(blank + 1);
    int mark = url.indexOf('?');
    Admin.Answer answer =
        server.answerAdmin(
            line.substring(0, Math.max(0, blank)),
            mark < 0 ? url : url.substring(0, mark),
            mark < 0 ? "" : url.substring(mark + 1),
            body);
    assertThat(answer.status()).isBetween(200, 499);
    assertThat(new String(answer.document(), StandardCharsets.UTF_8)).endsWith("\n");
    return answer;
  }
}
