package dev.tailback.server.outgoing;

import dev.tailback.config.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * The only way in which the server calls other programs.
 *
 * <ul>
 *   <li>Only hosts and ports that the user has listed are called, by http or https. A program that
 *       calls the server's API can name one of these, never another.
 *   <li>A name is resolved once, and the server connects to the address found, but never to a
 *       link-local one or to itself.
 *   <li>Redirects are not followed. No credentials are sent.
 *   <li>An attempt takes at most five seconds. A request without an answer, or with one that
 *       invites a retry, is attempted three times. At most 32 requests are sent at a time.
 *   <li>Sending never blocks the caller; a listener gets the outcome.
 * </ul>
 */
public final class OutgoingHttp implements AutoCloseable {
  private static final int MAX_AT_A_TIME = 32;
  private static final int MAX_WAITING = 1_000;
  private static final int TRIES = 3;

  private final Destinations destinations;
  private final Supplier<SSLSocketFactory> tls;
  private final int timeoutMillis;
  private final ThreadPoolExecutor workers;
  private final ScheduledExecutorService watch;

  /** Creates a client for the hosts and ports that are listed. It has no threads until used. */
  public OutgoingHttp(Set<HostPort> listed) {
    this(
        new Destinations(listed, InetAddress::getAllByName),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
        Duration.ofSeconds(5));
  }

  OutgoingHttp(Destinations destinations, Supplier<SSLSocketFactory> tls, Duration timeout) {
    this.destinations = destinations;
    this.tls = tls;
    this.timeoutMillis = (int) timeout.toMillis();
    this.workers =
        new ThreadPoolExecutor(
            MAX_AT_A_TIME,
            MAX_AT_A_TIME,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            daemons("tailback-outgoing"));
    workers.allowCoreThreadTimeOut(true);
    this.watch = Executors.newSingleThreadScheduledExecutor(daemons("tailback-outgoing-watch"));
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Sets the ports of this server, which are never called. */
  public void setOwnPorts(List<Integer> ports) {
    destinations.setOwnPorts(ports);
  }

  /** Sends a request; the listener gets the outcome. Returns at once. */
  public void send(OutgoingRequest request, OutgoingListener listener) {
    try {
      workers.execute(() -> run(request, listener));
    } catch (RejectedExecutionException e) {
      listener.failed(workers.isShutdown() ? "the server stops" : "too many requests are waiting");
    }
  }

  /**
   * Sends a request after a delay, like {@link #send}. If the server stops before, it is dropped
   * silently.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the listener gets the outcome
  public void sendLater(OutgoingRequest request, Duration delay, OutgoingListener listener) {
    try {
      watch.schedule(() -> send(request, listener), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The server stops: there is no later.
    }
  }

  private void run(OutgoingRequest request, OutgoingListener listener) {
    OutgoingReply reply;
    try {
      reply = send(request, destinations.addresses(request.url()));
    } catch (OutgoingException e) {
      listener.failed(e.text());
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.failed("the server stops");
      return;
    }
    listener.answered(reply);
  }

  private OutgoingReply send(OutgoingRequest request, List<InetSocketAddress> addresses)
      throws OutgoingException, InterruptedException {
    for (int tried = 1; ; tried++) {
      InetSocketAddress address = addresses.get((tried - 1) % addresses.size());
      try {
        OutgoingReply reply = exchange(request, address);
        if (tried == TRIES || !reply.isWorthAnotherTry()) {
          return reply;
        }
      } catch (OutgoingException e) {
        if (tried == TRIES) {
          throw e;
        }
      }
      Thread.sleep(timeoutMillis / 25 * (1L << tried));
    }
  }

  private OutgoingReply exchange(OutgoingRequest request, InetSocketAddress address)
      throws OutgoingException {
    try (OutgoingCall call = new OutgoingCall(request, address, tls)) {
      Future<?> end = watch.schedule(call::timeOut, timeoutMillis, TimeUnit.MILLISECONDS);
      try {
        return call.exchange(timeoutMillis);
      } catch (SocketTimeoutException e) {
        throw noAnswerInTime();
      } catch (OutgoingException e) {
        throw e;
      } catch (IOException e) {
        throw call.isTimedOut() ? noAnswerInTime() : new OutgoingException(e.toString());
      } finally {
        end.cancel(false);
      }
    } catch (RejectedExecutionException e) {
      throw new OutgoingException("the server stops");
    }
  }

  private OutgoingException noAnswerInTime() {
    return new OutgoingException("there was no answer within " + timeoutMillis + " ms");
  }

  /** Ends all requests. */
  @Override
  public void close() {
    workers.shutdownNow();
    watch.shutdownNow();
  }
}
