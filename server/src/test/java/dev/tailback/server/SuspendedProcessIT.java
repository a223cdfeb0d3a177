package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.wire.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A process that is suspended for a while, as by a debugger, a paused container or a sleeping
 * laptop. {@code -Dsuspended.seconds=60} is a minute.
 */
@Timeout(180)
class SuspendedProcessIT {
  private static final int SECONDS = Integer.getInteger("suspended.seconds", 6);

  private final JsonClient client = new JsonClient();

  @Test
  void whatWasDueMeanwhileHappensAtOnceAndNothingIsLost() throws Exception {
    try (TailbackProcess process = TailbackProcess.ready()) {
      String endpoint = process.endpoint();
      String held = client.createQueue(endpoint, "held");
      String quiet = client.createQueue(endpoint, "quiet");
      client.call(endpoint, "SendMessage", members(held, "\"MessageBody\":\"a\""));
      client.call(
          endpoint, "SendMessage", members(held, "\"MessageBody\":\"late\",\"DelaySeconds\":3"));
      assertThat(receive(endpoint, members(held, "\"VisibilityTimeout\":3"))).containsExactly("a");
      CompletableFuture<HttpResponse<String>> poll =
          client.callLater(endpoint, "ReceiveMessage", members(quiet, "\"WaitTimeSeconds\":3"));
      client.awaitWaiting(endpoint, "quiet", 1);
      process.signal("STOP");
      CompletableFuture<HttpResponse<String>> sentMeanwhile =
          client.callLater(endpoint, "SendMessage", members(quiet, "\"MessageBody\":\"b\""));
      TimeUnit.SECONDS.sleep(SECONDS); // real time passes while nothing can be asked
      process.signal("CONT");
      assertThat(poll.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(sentMeanwhile.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(receive(endpoint, members(held, "\"MaxNumberOfMessages\":10")))
          .containsExactlyInAnyOrder("a", "late");
      assertThat(process.err()).doesNotContain("Exception");
    }
  }

  private static String members(String queue, String more) {
    return "{\"QueueUrl\":\"" + queue + "\"," + more + "}";
  }

  private List<Object> receive(String endpoint, String members) throws Exception {
    Map<?, ?> answer =
        (Map<?, ?>) Json.parse(client.call(endpoint, "ReceiveMessage", members).body());
    List<?> messages = (List<?>) answer.get("Messages");
    return messages == null
        ? List.of()
        : messages.stream().<Object>map(message -> ((Map<?, ?>) message).get("Body")).toList();
  }
}
