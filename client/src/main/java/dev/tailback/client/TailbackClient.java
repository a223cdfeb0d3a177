package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A Tailback in another process, a container or on another machine, as its admin API shows it: look
 * into queues, move the clock, set limits, make calls slow or fail, and wait for what happens.
 *
 * <pre>{@code
 * TailbackClient tailback = TailbackClient.of(URI.create("http://localhost:9324"));
 * RemoteQueue orders = tailback.queue("orders");
 * orders.faults().on("SendMessage").times(2).error("ServiceUnavailable");
 * tailback.clock().advance(Duration.ofSeconds(30));
 * orders.await().deleted(3).empty().within(Duration.ofSeconds(10)).require();
 * }</pre>
 *
 * <ul>
 *   <li>The words are those of the JUnit extension, whose {@code assertThatQueue} takes a {@link
 *       RemoteQueue}, too.
 *   <li>Every method asks the server. It throws a {@link TailbackException} if there is no answer,
 *       or the server refuses the request, with the server's sentence.
 *   <li>Thread-safe. There is nothing to close.
 *   <li>Messages are sent and received with an AWS SDK, not with this client.
 * </ul>
 */
public final class TailbackClient {
  private final Calls calls;

  private TailbackClient(Calls calls) {
    this.calls = calls;
  }

  /**
   * Returns a client that sends the admin token of the environment variable {@code TAILBACK_TOKEN},
   * if it is set; connects when it is used.
   *
   * @param endpoint where Tailback listens, such as {@code http://localhost:9324}
   */
  public static TailbackClient of(URI endpoint) {
    return of(endpoint, ServerAccess.ofEnvironment());
  }

  /**
   * Returns a client; connects when it is used.
   *
   * @param endpoint where Tailback listens, such as {@code https://localhost:9324}
   * @param access the admin token and the servers that are trusted
   */
  public static TailbackClient of(URI endpoint, ServerAccess access) {
    return new TailbackClient(new Calls(new AdminHttp(endpoint, access)));
  }

  /**
   * Returns whether a Tailback answers, and not another server.
   *
   * @throws TailbackException if nobody answers
   */
  public boolean isTailback() {
    return calls.isTailback();
  }

  /** Returns the clock of all queues. */
  public RemoteClock clock() {
    return new RemoteClock(calls);
  }

  /** Returns all queues as they are now, in the order of their ARNs. */
  public List<QueueState> queues() {
    return calls.get("queues", new TypeReference<>() {});
  }

  /** Returns a queue of Tailback's own account and region, which need not exist yet. */
  public RemoteQueue queue(String name) {
    return new RemoteQueue(calls, name, null, null);
  }

  /** Returns a queue of any account and region, which need not exist yet. */
  public RemoteQueue queue(String account, String region, String name) {
    return new RemoteQueue(calls, name, account, region);
  }

  /** Returns the limits that new queues get. */
  public RemoteLimits limits() {
    return new RemoteLimits(calls, "limits");
  }

  /** Starts building a throttle for the calls of any account, about any queue. */
  public RemoteThrottles throttles() {
    return new RemoteThrottles(calls, Map.of("scope", "account"));
  }

  /** Starts building a fault for any calls. */
  public RemoteFaults faults() {
    return new RemoteFaults(calls, Map.of());
  }

  /** Removes all throttles and faults, including those that the server has started with. */
  public void stopRules() {
    calls.post("rules/stop");
  }

  /** Returns the past and future events of all queues' messages. */
  public RemoteEvents events() {
    return new RemoteEvents(calls, Map.of());
  }

  /** Returns what is wrong with all queues, those in most trouble first. */
  public Overview diagnosis() {
    return calls.get("diagnosis", new TypeReference<>() {});
  }

  /** Returns the alarms. */
  public RemoteAlarms alarms() {
    return new RemoteAlarms(calls);
  }

  /** Returns the scalable targets. */
  public RemoteScaling scaling() {
    return new RemoteScaling(calls);
  }

  /** Restores the state in which the server started, except for the time. */
  public void reset() {
    calls.post("reset");
  }
}
