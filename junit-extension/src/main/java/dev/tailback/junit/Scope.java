package dev.tailback.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;

/**
 * The resources of one test, or of the static fields of one class.
 *
 * <p>At the end, a shared account is reset; any other is deleted.
 */
final class Scope implements AutoCloseable {
  private final TailbackAccount account;
  private final boolean isShared;
  private final ClientTraits clientTraits;
  private final List<AutoCloseable> clients = new ArrayList<>();
  private final List<DeclaredRule> pressure = new ArrayList<>();
  private boolean holdsClock;

  Scope(TailbackAccount account, boolean isShared, ClientTraits clientTraits) {
    this.account = account;
    this.isShared = isShared;
    this.clientTraits = clientTraits;
  }

  TailbackAccount account() {
    return account;
  }

  ClientTraits clientTraits() {
    return clientTraits;
  }

  /** Adds the throttles and faults that a class or method declares. */
  synchronized void declarePressure(AnnotatedElement declaring) {
    pressure.addAll(DeclaredRule.addAll(declaring, account));
  }

  /** Returns the throttles and faults declared for this test. */
  synchronized List<DeclaredRule> declaredPressure() {
    return List.copyOf(pressure);
  }

  synchronized TailbackClock clock() {
    if (!holdsClock) {
      holdsClock = true;
      account.emulator().holdClock();
    }
    return new TailbackClock(account.emulator().gate());
  }

  /** Returns a client, which is closed with this scope. */
  synchronized <C extends AutoCloseable> C closing(C client) {
    clients.add(client);
    return client;
  }

  @Override
  public synchronized void close() {
    clients.forEach(Scope::close);
    if (holdsClock) {
      account.emulator().releaseClock();
      holdsClock = false;
    }
    if (isShared) {
      account.reset();
    } else {
      account.end();
    }
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception bug) {
      throw new IllegalStateException("A client of the AWS SDK can't be closed.", bug);
    }
  }
}
