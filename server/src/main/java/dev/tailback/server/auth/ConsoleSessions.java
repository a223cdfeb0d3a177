package dev.tailback.server.auth;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who has logged in to the console with the admin token.
 *
 * <ul>
 *   <li>A session is a number of 256 random bits that a browser keeps. It lasts twelve hours of
 *       real time, in memory.
 *   <li>Only a limited number of {@linkplain WrongTokens wrong tokens} per minute are compared.
 *       Programs do not log in, so they are not held up.
 *   <li>Any thread may use it.
 * </ul>
 */
public final class ConsoleSessions {
  /** How long a session lasts. */
  public static final long SECONDS = TimeUnit.HOURS.toSeconds(12);

  static final int MAX_SESSIONS = 100;

  private static final int RANDOM_BYTES = 32;

  /** The outcome of a login. */
  public sealed interface Login {
    /** The token was right; the browser keeps {@code id}. */
    record Accepted(String id) implements Login {}

    /** The token was wrong. */
    record Wrong() implements Login {}

    /** The token was not checked. */
    record TooMany(long retryAfterSeconds) implements Login {}
  }

  private final AdminToken token;
  private final LongSupplier nanos;
  private final SecureRandom random = new SecureRandom();

  /** The oldest first, with the tasks to run when they end. */
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  private final WrongTokens wrong = new WrongTokens();

  private record Session(long endNanos, Map<Object, Runnable> uses) {
    void end() {
      Map.copyOf(uses).values().forEach(Runnable::run);
    }
  }

  /** Creates a register without sessions. */
  public ConsoleSessions(AdminToken token) {
    this(token, System::nanoTime);
  }

  ConsoleSessions(AdminToken token, LongSupplier nanos) {
    this.token = token;
    this.nanos = nanos;
  }

  /**
   * Begins a session if the token is right.
   *
   * @param source the address that the login comes from
   */
  public synchronized Login login(String given, InetAddress source) {
    long now = nanos.getAsLong();
    long wait = wrong.waitNanos(source, now);
    if (wait > 0) {
      return new Login.TooMany(TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
    }
    if (!token.matches(given)) {
      wrong.add(source, now);
      return new Login.Wrong();
    }
    wrong.trust(source);
    return new Login.Accepted(begin(now));
  }

  private String begin(long now) {
    forgetOld(now);
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(id, new Session(now + TimeUnit.SECONDS.toNanos(SECONDS), new LinkedHashMap<>()));
    return id;
  }

  /** Forgets sessions that are over, and the oldest if there are too many. */
  private void forgetOld(long now) {
    Iterator<Session> oldest = sessions.values().iterator();
    while (oldest.hasNext()) {
      Session session = oldest.next();
      if (now - session.endNanos() < 0 && sessions.size() < MAX_SESSIONS) {
        return;
      }
      oldest.remove();
      session.end();
    }
  }

  /** Returns whether a session exists and is not over. */
  public synchronized boolean isOpen(@Nullable String id) {
    return leftNanos(id) > 0;
  }

  private long leftNanos(@Nullable String id) {
    Session session = id == null ? null : sessions.get(id);
    return session == null ? 0 : session.endNanos() - nanos.getAsLong();
  }

  /** Ends a session. Without one, does nothing. */
  public synchronized void logout(@Nullable String id) {
    Session session = id == null ? null : sessions.remove(id);
    if (session != null) {
      session.end();
    }
  }

  /**
   * Registers a task to run if a session is ended before it expires.
   *
   * @param use identifies the task
   * @return for how many milliseconds the session may be used
   */
  public synchronized long whileOpen(String id, Object use, Runnable end) {
    Session session = sessions.get(id);
    if (session != null) {
      session.uses().put(use, end);
    }
    return TimeUnit.NANOSECONDS.toMillis(Math.max(0, leftNanos(id)));
  }

  /** Removes a task. */
  public synchronized void released(String id, Object use) {
    Session session = sessions.get(id);
    if (session != null) {
      session.uses().remove(use);
    }
  }
}
