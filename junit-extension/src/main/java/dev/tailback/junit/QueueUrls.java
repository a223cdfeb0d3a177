package dev.tailback.junit;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Finds the queue with a URL among all emulators of this JVM. */
final class QueueUrls {
  private static final int SEGMENTS = 3;

  private QueueUrls() {}

  static TailbackQueue find(String url) {
    URI uri = parse(url);
    Emulator emulator = Emulator.at(uri.getPort());
    String[] path = String.valueOf(uri.getPath()).split("/", -1);
    if (emulator == null || path.length != SEGMENTS) {
      throw notOurs(url, null);
    }
    String account = path[1];
    QueueAddress address =
        emulator.gate().call(queues -> address(queues, account, path[SEGMENTS - 1]));
    return new TailbackQueue(emulator, new Pressure(emulator, account), address);
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw notOurs(url, e);
    }
  }

  private static IllegalArgumentException notOurs(String url, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        url
            + " is not the URL of a queue of an emulator in this JVM; expected one such as"
            + " @SqsQueue injects.",
        cause);
  }

  /** Returns the address of the queue, in any region. */
  private static QueueAddress address(Queues queues, String account, String name) {
    return queues.all().stream()
        .map(Queue::address)
        .filter(address -> address.account().equals(account) && address.name().equals(name))
        .findFirst()
        .orElse(new QueueAddress(account, Emulator.REGION, name));
  }
}
