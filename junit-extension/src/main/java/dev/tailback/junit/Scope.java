package dev.tailback.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;

/**
 * What is made for one test, or for what is static in one class, and goes with it.
 *
 * <p>An account that others use afterwards is reset, any other is ended.
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

  /** Puts in force the throttles and faults that a class or method declares. */
  synchronized void declarePressure(AnnotatedElement declaring) {
    pressure.addAll(DeclaredRule.addAll(declaring, account));
  }

  /** Returns the throttles and faults that are declared for this test. */
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

  /** Closes a client when the scope is closed. */
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
