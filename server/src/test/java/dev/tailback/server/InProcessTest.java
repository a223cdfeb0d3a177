package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.FaultError;
import dev.tailback.pressure.FaultMoment;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.FaultSchedule;
import dev.tailback.pressure.Quota;
import dev.tailback.pressure.ThrottleProfile;
import dev.tailback.pressure.ThrottleRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An emulator controlled from the same JVM. */
class InProcessTest {
  private final Tailback tailback = Tailback.builder().start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    tailback.close();
  }

  private int call(String query) throws Exception {
    URI uri = URI.create(tailback.endpoint() + "/?" + query);
    HttpRequest request = HttpRequest.newBuilder(uri).header("User-Agent", "worker/7").build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void theGateLeadsToTheQueuesAndTellsWhoReceives() throws Exception {
    List<MessageEvent> events = new ArrayList<>();
    tailback.gate().run(queues -> queues.addListener(events::add));
    call("Action=CreateQueue&QueueName=orders");
    call("Action=SendMessage&QueueUrl=orders&MessageBody=m1");
    call("Action=ReceiveMessage&QueueUrl=orders");
    assertThat(tailback.gate().<Integer>call(queues -> queues.all().size())).isEqualTo(1);
    assertThat(events)
        .extracting(MessageEvent::kind)
        .containsExactly(MessageEvent.Kind.SENT, MessageEvent.Kind.RECEIVED);
    assertThat(events.get(1).consumer()).isEqualTo("worker/7");
  }

  @Test
  void faultsAndThrottlesHoldForCallsFromOutside() throws Exception {
    FaultError error = new FaultError("ServiceUnavailable", null, "Not now.", FaultMoment.BEFORE);
    long fault =
        tailback
            .faults()
            .add(new FaultRule(CallMatch.ALL, FaultSchedule.ALWAYS, null, error, null, "{}"))
            .id();
    assertThat(call("Action=ListQueues")).isEqualTo(503);
    tailback.faults().remove(fault);
    assertThat(call("Action=ListQueues")).isEqualTo(200);
    ThrottleRule perQueue = ThrottleProfile.AWS_FIFO.rules().get(0);
    ThrottleRule once =
        new ThrottleRule(
            null,
            perQueue.match(),
            perQueue.scope(),
            perQueue.unit(),
            new Quota(1, 1),
            perQueue.quotaByRegion(),
            null);
    tailback.throttles().add(once);
    call("Action=CreateQueue&QueueName=a.fifo&Attribute.1.Name=FifoQueue&Attribute.1.Value=true");
    assertThat(call("Action=ReceiveMessage&QueueUrl=a.fifo")).isEqualTo(200);
    assertThat(call("Action=ReceiveMessage&QueueUrl=a.fifo")).isEqualTo(403);
  }
}
