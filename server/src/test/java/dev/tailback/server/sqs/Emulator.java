package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** An emulator with the same ids and times in every run, and a client for both protocols. */
final class Emulator implements AutoCloseable {
  static final String HOST = "localhost:9324";
  static final String URLS = "http://localhost:9324/000000000000/";
  static final String ARNS = "arn:aws:sqs:us-east-1:000000000000:";
  static final String NO_QUEUE = "The specified queue does not exist.";

  private static final long STARTS_AT_MILLIS = 1_795_300_000_000L;
  private static final long SEED = 42;

  private final EngineClock clock = EngineClock.pausedAt(STARTS_AT_MILLIS);
  private final Tailback tailback;
  private final HttpConnection connection;

  Emulator() {
    this(EngineSettings.seeded(SEED));
  }

  private Emulator(EngineSettings settings) {
    tailback = Tailback.builder().clock(clock).engineSettings(settings).start();
    connection = connect();
  }

  /**
   * Returns an emulator that enforces the 60 seconds between purges and before a name is reused.
   */
  static Emulator withSixtySecondRules() {
    return new Emulator(EngineSettings.seeded(SEED).withSixtySecondRules(true));
  }

  static Emulator withLimits(QueueLimits limits) {
    return new Emulator(EngineSettings.seeded(SEED).withLimits(limits));
  }

  HttpConnection connect() {
    return new HttpConnection(tailback.port());
  }

  int port() {
    return tailback.port();
  }

  void advanceSeconds(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  HttpConnection.Answer send(HttpConnection.Request request) {
    return connection.call(request);
  }

  /** Calls in JSON, expects success, and returns the members of the result. */
  Map<String, Object> call(String action, Object... members) {
    return call(Wire.JSON, action, Members.of(members));
  }

  Map<String, Object> call(Wire wire, String action, Map<String, Object> members) {
    HttpConnection.Answer answer = send(wire.request(action, members));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    checkHeaders(wire, answer);
    return wire.members(action, answer);
  }

  /** Creates a queue with attributes, in JSON, and returns its URL. */
  String queue(String name, Object... attributes) {
    return (String)
        call("CreateQueue", "QueueName", name, "Attributes", Members.of(attributes))
            .get("QueueUrl");
  }

  String fifoQueue(String name, Object... attributes) {
    return queue(name, concat(new Object[] {"FifoQueue", "true"}, attributes));
  }

  private static Object[] concat(Object[] first, Object[] second) {
    Object[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Expects a call to be refused in the same way in both protocols. */
  void refuses(WireError error, String text, String action, Object... members) {
    for (Wire wire : Wire.values()) {
      refuses(wire, error, text, wire.request(action, Members.of(members)));
    }
  }

  void refuses(Wire wire, WireError error, String text, HttpConnection.Request request) {
    HttpConnection.Answer answer = send(request);
    assertThat(answer.status()).as(wire + ": " + answer.body()).isEqualTo(error.status());
    checkHeaders(wire, answer);
    wire.checkError(answer, error, text);
  }

  private static void checkHeaders(Wire wire, HttpConnection.Answer answer) {
    assertThat(answer.header("Content-Type")).isEqualTo(wire.contentType());
    assertThat(answer.requestId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(answer.header("Date")).isNotNull();
  }

  @Override
  public void close() {
    connection.close();
    tailback.close();
  }
}
