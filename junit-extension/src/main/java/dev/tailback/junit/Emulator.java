package dev.tailback.junit;

import dev.tailback.config.FaultReader;
import dev.tailback.config.ServiceNames;
import dev.tailback.config.ThrottleReader;
import dev.tailback.engine.diagnosis.Diagnosis;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.Tailback;
import dev.tailback.server.rules.GatedRules;
import dev.tailback.server.rules.SqsNames;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.QueueUrls;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A running emulator, shared by tests. */
final class Emulator implements AutoCloseable {
  static final String REGION = "us-east-1";

  /** Also used for callers whose access key id is not an account. */
  static final String APPLICATION_ACCOUNT = "000000000000";

  private static final String LOGGING_PROVIDER = "org.jboss.logging.provider";
  private static final Map<Integer, Emulator> BY_PORT = new ConcurrentHashMap<>();
  private static final long FIRST_ACCOUNT = 100_000_000_000L;
  private static final AtomicLong LAST_ACCOUNT = new AtomicLong(FIRST_ACCOUNT);

  private final Tailback tailback;
  private final Journal journal = new Journal();
  private final FaultReader faultReader;
  private final ThrottleReader throttleReader;
  private int clockHolders;
  private @Nullable PausedReceives pausedReceives;

  private Emulator(Tailback tailback) {
    this.tailback = tailback;
    ServiceNames sqs = SqsNames.of(new Actions(gate(), QueueUrls.AS_CALLED));
    faultReader = new FaultReader(sqs, RuleSetting.OWN_QUEUES);
    throttleReader = new ThrottleReader(sqs, RuleSetting.OWN_QUEUES);
  }

  static Emulator start() {
    logToTheJdk();
    Tailback tailback =
        Tailback.builder()
            .account(APPLICATION_ACCOUNT)
            .region(REGION)
            .engineSettings(settings -> settings.withSeed(1))
            .start();
    Emulator emulator = new Emulator(tailback);
    tailback.gate().run(queues -> queues.addListener(emulator.journal));
    BY_PORT.put(tailback.port(), emulator);
    return emulator;
  }

  /**
   * Keeps Undertow's greetings out of the logs of the application under test. In the jar the
   * property is renamed, like all of JBoss Logging, so it affects only this Undertow.
   */
  private static void logToTheJdk() {
    if (System.getProperty(LOGGING_PROVIDER) == null) {
      System.setProperty(LOGGING_PROVIDER, "jdk");
    }
  }

  /** Returns the emulator that listens on a port of this machine; {@code null} if none does. */
  static @Nullable Emulator at(int port) {
    return BY_PORT.get(port);
  }

  /** Returns an account that was never used in this JVM. */
  static String newAccount() {
    return Long.toString(LAST_ACCOUNT.incrementAndGet());
  }

  EngineGate gate() {
    return tailback.gate();
  }

  URI endpoint() {
    return tailback.endpoint();
  }

  /** Returns the events of messages. Used inside the gate only. */
  Journal journal() {
    return journal;
  }

  /** Returns the metrics and alarms. Used inside the gate only. */
  Monitoring monitoring() {
    return tailback.monitoring();
  }

  /** Returns the current diagnoses of a queue, worst first. Used inside the gate only. */
  List<Diagnosis> diagnosis(Queue queue) {
    return tailback.diagnoses().now(queue);
  }

  GatedRules<FaultRule> faults() {
    return tailback.faults();
  }

  FaultReader faultReader() {
    return faultReader;
  }

  GatedRules<ThrottleRule> throttles() {
    return tailback.throttles();
  }

  ThrottleReader throttleReader() {
    return throttleReader;
  }

  /** Pauses the clock until every holder has released it. */
  synchronized void holdClock() {
    if (clockHolders++ == 0) {
      gate().clock().pause();
      pausedReceives =
          new PausedReceives(gate(), journal, hint -> System.err.println(hint)).start();
    }
  }

  synchronized void releaseClock() {
    if (--clockHolders == 0) {
      gate().clock().resume();
      Objects.requireNonNull(pausedReceives).close();
    }
  }

  @Override
  public void close() {
    BY_PORT.remove(tailback.port());
    tailback.close();
  }
}
