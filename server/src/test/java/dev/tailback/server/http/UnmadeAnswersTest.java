package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.http.RawClient.Answer;
import dev.tailback.server.localstack.PeekMessages;
import dev.tailback.server.localstack.PeekRequest;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.ForwardingReply;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Reply;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Protocols;
import dev.tailback.server.wire.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receives whose answers can't be created, as if memory ran out. */
class UnmadeAnswersTest {
  private static final Caller CALLER = new Caller("000000000000", "us-east-1", "");
  private static final String RECEIVE =
      RawClient.json("ReceiveMessage", "{\"QueueUrl\":\"orders\",\"MaxNumberOfMessages\":10}");

  private static final String PEEK =
      "GET /_aws/sqs/messages/us-east-1/000000000000/orders HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final EngineGate gate =
      new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(1_795_300_000_000L));
  private final MemoryAccount memory = new MemoryAccount(1_000_000);
  private volatile boolean failing;
  private HttpListener listener;
  private RawClient client;
  private LogCapture failuresLog;

  @BeforeEach
  void start() throws IOException {
    failuresLog = LogCapture.of(Logger.getLogger(SqsHandler.class.getName()));
    CallLog log = CallLog.start(LogLevel.OFF, null, null);
    Actions actions = new Actions(gate, QueueUrls.AS_CALLED);
    Interceptor failures =
        (call, reply, action) -> action.accept(call, failing ? new Failing(reply) : reply);
    Services services = new Services(actions.service().with(failures));
    SqsHandler handler = new SqsHandler(services, CALLER, memory, log);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Action<?> peek = new PeekMessages(new QueueAccess(gate, QueueUrls.AS_CALLED));
    Router router =
        new Router(handler).route(PeekRequest.PATH, new PeekHandler(peek, CALLER, memory, log));
    Protocols protocols = services.protocols();
    listener = HttpListener.start(router, HttpSettings.DEFAULT, protocols, log, anyPort);
    client = new RawClient(listener.port());
    call("CreateQueue", "{\"QueueName\":\"orders\"}");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    gate.close();
    listener.stop();
    failuresLog.close();
  }

  private Answer call(String action, String body) throws IOException {
    return client.call(RawClient.json(action, body));
  }

  private void send(String body) throws IOException {
    call("SendMessage", "{\"QueueUrl\":\"orders\",\"MessageBody\":\"" + body + "\"}");
  }

  private QueueCounts counts() {
    QueueAddress orders = new QueueAddress("000000000000", "us-east-1", "orders");
    return gate.call(queues -> queues.get(orders).counts());
  }

  /** Passes on results that fail while they are being written. */
  private record Failing(Reply reply) implements ForwardingReply {
    @Override
    public void send(Result result) {
      reply.send(
          new Result() {
            @Override
            public void write(Output output) {
              output.string("Half", "of an answer");
              throw new OutOfMemoryError("thrown by a test");
            }

            @Override
            public void undo() {
              result.undo();
            }
          });
    }
  }

  @Test
  void theMessagesAreBackAndTheErrorIsAnsweredAndLoggedOnce() throws IOException {
    send("a");
    send("b");
    failing = true;
    Answer answer = client.call(RECEIVE);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("#InternalFailure");
    assertThat(failuresLog.records()).hasSize(1);
    assertThat(counts()).isEqualTo(new QueueCounts(2, 0, 0));
    failing = false;
    assertThat(client.call(RECEIVE).body()).contains("\"Body\":\"a\"", "\"Body\":\"b\"");
  }

  @Test
  void theyAreNotDeadLettersForIt() throws IOException {
    call("CreateQueue", "{\"QueueName\":\"dead\"}");
    String policy =
        "{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:us-east-1:000000000000:dead\\\","
            + "\\\"maxReceiveCount\\\":1}";
    call(
        "SetQueueAttributes",
        "{\"QueueUrl\":\"orders\",\"Attributes\":{\"RedrivePolicy\":\"" + policy + "\"}}");
    send("a");
    failing = true;
    for (int i = 0; i < 3; i++) {
      assertThat(client.call(RECEIVE).status()).isEqualTo(500);
    }
    failing = false;
    assertThat(client.call(RECEIVE).body()).contains("\"Body\":\"a\"");
  }

  @Test
  void aLongPollFailsAloneAndNotTheSend() throws Exception {
    failing = true;
    try (RawClient waiting = new RawClient(listener.port())) {
      waiting.send(
          RawClient.json("ReceiveMessage", "{\"QueueUrl\":\"orders\",\"WaitTimeSeconds\":20}"));
      QueueAddress orders = new QueueAddress("000000000000", "us-east-1", "orders");
      await()
          .until(() -> gate.call(queues -> queues.get(orders).inspection().waitingReceives()) == 1);
      failing = false;
      Answer sent = call("SendMessage", "{\"QueueUrl\":\"orders\",\"MessageBody\":\"a\"}");
      assertThat(sent.status()).isEqualTo(200);
      assertThat(waiting.answer().status()).isEqualTo(500);
      assertThat(counts()).isEqualTo(new QueueCounts(1, 0, 0));
    }
  }

  @Test
  void aReceiveEndsWhereTheMemoryDoes() throws IOException {
    for (int i = 0; i < 4; i++) {
      send("x".repeat(40_000));
    }
    drawOnceGivenBack(700_000);
    assertThat(client.call(RECEIVE).body().split("ReceiptHandle", -1)).hasSize(2);
    assertThat(counts()).isEqualTo(new QueueCounts(3, 1, 0));
    drawOnceGivenBack(299_000);
    Answer none = client.call(RECEIVE);
    assertThat(none.status()).isEqualTo(503);
    assertThat(none.headers()).containsEntry("x-amz-retry-after", "1000");
    assertThat(counts()).isEqualTo(new QueueCounts(3, 1, 0));
    memory.giveBack(999_000);
    assertThat(client.call(RECEIVE).body().split("ReceiptHandle", -1)).as("half").hasSize(3);
    assertThat(client.call(RECEIVE).body().split("ReceiptHandle", -1)).hasSize(2);
  }

  @Test
  void aMessageThatCouldBeLongerThanTheMemoryIsReceivedWhileNothingElseTakesAny()
      throws IOException {
    send("x".repeat(100_000));
    drawOnceGivenBack(1_000_000);
    memory.giveBack(999_999);
    String receive =
        "GET /000000000000/orders?Action=ReceiveMessage HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assertThat(client.call(receive).status()).isEqualTo(503);
    memory.giveBack(1);
    assertThat(client.call(receive).body()).contains("<Body>xxx");
  }

  @Test
  void aLookAtMoreMessagesThanTheMemoryHoldsIsRefused() throws IOException {
    for (int i = 0; i < 4; i++) {
      send("x".repeat(30_000));
    }
    Answer refused = client.call(PEEK);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body()).contains("do not fit into the memory");
    drawOnceGivenBack(1_000_000);
    memory.giveBack(1_000_000);
    client.call(RECEIVE);
    assertThat(client.call(PEEK).body()).contains("<Body>xxx");
  }

  /**
   * Retries, because the client may see an answer before the server gives back the memory drawn for
   * it.
   */
  private void drawOnceGivenBack(long bytes) {
    await().until(() -> memory.draw(bytes));
  }
}
