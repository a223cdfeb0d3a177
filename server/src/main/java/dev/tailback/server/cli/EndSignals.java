package dev.tailback.server.cli;

import java.lang.reflect.Proxy;
import java.util.List;

/** Handles the signals that ask a program to end, each time one arrives. */
final class EndSignals {
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private EndSignals() {}

  /**
   * Runs an action for each signal, on its own thread, instead of ending the JVM. Where that is
   * impossible the JVM ends at the first signal, and the shutdown hooks run.
   *
   * <p>Uses reflection: the class is outside Java's specification, and javac warns about it.
   */
  static void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                action.run();
                return null;
              });
      for (String name : NAMES) {
        Object named = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, named, proxy);
      }
    } catch (ReflectiveOperationException e) {
      // A JDK without this class, or a system without this signal.
    }
  }
}
