package dev.tailback.server.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.ChannelListener;
import org.xnio.StreamConnection;

/**
 * Counts the open connections, and logs each time the limit is reached.
 *
 * <p>The limit is a little below the number of files that the process may have open. If the
 * operating system refused a connection, XNIO would accept none for up to ten seconds, even if
 * descriptors became free in the meantime. With its own limit it resumes as soon as one connection
 * is closed; until then new clients wait in the socket's backlog.
 */
final class Connections implements ChannelListener<StreamConnection> {
  private static final System.Logger LOG = System.getLogger(HttpListener.class.getName());

  /** Files that are not connections: the program's own, plus a reserve. */
  private static final int OTHER_FILES = 64;

  private final ChannelListener<StreamConnection> next;
  private final int max;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicBoolean isFull = new AtomicBoolean();

  private Connections(ChannelListener<StreamConnection> next, int max) {
    this.next = next;
    this.max = max;
  }

  /** Returns a limit derived from the number of files that this process may have open. */
  static Connections asManyAsFiles(ChannelListener<StreamConnection> next) {
    return new Connections(next, maxFiles());
  }

  private static int maxFiles() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
      return (int) Math.min(Integer.MAX_VALUE, Math.max(1, free - OTHER_FILES));
    }
    return Integer.MAX_VALUE;
  }

  /** Returns how many connections there can be at once. */
  int max() {
    return max;
  }

  @Override
  public void handleEvent(StreamConnection connection) {
    next.handleEvent(connection);
    if (open.incrementAndGet() >= max && isFull.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} connections are open, as many as the limit of open files allows:"
              + " new clients wait until some are closed.",
          open.get());
    }
    countClosing(connection);
  }

  private void countClosing(StreamConnection connection) {
    AtomicBoolean isCounted = new AtomicBoolean();
    ChannelListener<? super StreamConnection> closed = connection.getCloseListener();
    connection.setCloseListener(
        channel -> {
          if (isCounted.compareAndSet(false, true)) {
            closed(open.decrementAndGet());
          }
          if (closed != null) {
            closed.handleEvent(channel);
          }
        });
    if (!connection.isOpen() && isCounted.compareAndSet(false, true)) {
      closed(open.decrementAndGet());
    }
  }

  /**
   * Logs the next time the limit is reached only after a tenth of the connections has become free.
   */
  private void closed(int left) {
    if (left < max - max / 10) {
      isFull.set(false);
    }
  }
}
