package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateOutput;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the state of one queue for a {@link Capture}. Does nothing, at no cost, while there is
 * none.
 */
final class QueueCapture implements Capture.Part {
  private final Capture capture;
  private final Supplier<? extends CapturedQueue> queue;
  private short written;
  private int numberOfQueue;

  /**
   * @param queue returns the queue, once it is complete
   */
  QueueCapture(Capture capture, Supplier<? extends CapturedQueue> queue) {
    this.capture = capture;
    this.queue = queue;
    this.written = capture.number();
  }

  /** Returns the capture number for something that is created now. */
  short number() {
    return capture.number();
  }

  /** Must be called before anything in the queue changes. */
  void beforeChange() {
    if (capture.isUnderWay()) {
      write();
    }
  }

  /** Must be called before a message of the queue changes, or leaves it. */
  void beforeChange(Message message) {
    if (capture.isUnderWay()) {
      write();
      write(message, queue.get().tenants());
    }
  }

  /** Must be called before a tenant changes. */
  void beforeChange(Tenant tenant) {
    if (capture.isUnderWay()) {
      write();
      if (tenant.groupId != null) {
        write(tenant);
      }
    }
  }

  /** Must be called before an entry changes. */
  void beforeChange(CapturedEntry entry) {
    if (capture.isUnderWay()) {
      write();
      write(entry);
    }
  }

  /** Writes the queue without its messages and entries, which follow piece by piece. */
  @Override
  public boolean write(StateOutput out, int untilBytes) {
    write();
    return false;
  }

  private void write() {
    if (written != capture.number()) {
      written = capture.number();
      numberOfQueue = capture.nextQueue();
      begin(Capture.Piece.QUEUE);
      queue.get().writeTo(capture.out());
      Function<Message, @Nullable Tenant> tenants = queue.get().tenants();
      capture.add(new MessageWalk(queue.get().stored(), message -> write(message, tenants)));
      Iterator<CapturedEntry> left = queue.get().entries().iterator();
      capture.add(
          (out, untilBytes) -> {
            while (left.hasNext() && out.size() < untilBytes) {
              write(left.next());
            }
            return left.hasNext();
          });
    }
  }

  private void write(Message message, Function<Message, @Nullable Tenant> tenants) {
    if (message.written != capture.number() && capture.isOlder(message)) {
      message.written = capture.number();
      Tenant tenant = tenants.apply(message);
      if (tenant != null) {
        write(tenant);
      }
      begin(Capture.Piece.MESSAGE);
      message.writeTo(capture.out());
    }
  }

  private void write(Tenant tenant) {
    if (tenant.written != capture.number()) {
      tenant.written = capture.number();
      begin(Capture.Piece.TENANT);
      tenant.writeTo(capture.out());
    }
  }

  private void write(CapturedEntry entry) {
    if (entry.include(capture.number())) {
      begin(entry.piece());
      entry.writeTo(capture.out());
    }
  }

  private void begin(Capture.Piece piece) {
    piece.begin(capture.out(), numberOfQueue);
  }
}
