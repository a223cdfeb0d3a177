package dev.tailback.junit;

import dev.tailback.engine.Engine;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueAddress;
import java.net.URI;

/** Finds the queue of a URL among all emulators of this JVM. */
final class QueueUrls {
  private static final int SEGMENTS = 3;

  private QueueUrls() {}

  static TailbackQueue find(String url) {
    URI uri = URI.create(url);
    Emulator emulator = Emulator.at(uri.getPort());
    String[] path = String.valueOf(uri.getPath()).split("/", -1);
    if (emulator == null || path.length != SEGMENTS) {
      throw new IllegalArgumentException(url + " is not the URL of a queue of this JVM's.");
    }
    String account = path[1];
    QueueAddress address =
        emulator.gate().call(engine -> address(engine, account, path[SEGMENTS - 1]));
    return new TailbackQueue(emulator, new Pressure(emulator, account), address);
  }

  /** In whatever region it is. */
  private static QueueAddress address(Engine engine, String account, String name) {
    return engine.queues().stream()
        .map(Queue::address)
        .filter(address -> address.account().equals(account) && address.name().equals(name))
        .findFirst()
        .orElse(new QueueAddress(account, Emulator.REGION, name));
  }
}
