package dev.tailback.engine.queue;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the state of one queue for a {@link Capture}. Does nothing, at no cost, while there is
 * none.
 */
final class QueueCapture {
  private final Capture capture;
  private final Queue queue;
  private short written;
  private int numberOfQueue;

  QueueCapture(Capture capture, Queue queue) {
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
      write(message, queue.messages().backlog());
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

  /** Must be called before a part of the deduplication window changes. */
  void beforeChange(DeduplicationPart part) {
    if (capture.isUnderWay()) {
      write();
      write(part);
    }
  }

  /** Writes the queue without its messages, unless that has been done. */
  void write() {
    if (written != capture.number()) {
      written = capture.number();
      numberOfQueue = capture.nextQueue();
      begin(Capture.Piece.QUEUE);
      queue.writeTo(capture.out());
      StoredMessages stored = queue.messages().stored();
      Backlog backlog = queue.messages().backlog();
      capture.add(new MessageWalk(stored, message -> write(message, backlog)));
      addAll(queue.sends().deduplicationParts(), this::write);
      addAll(queue.deliveries().attempts(), this::write);
    }
  }

  private <T> void addAll(List<T> all, Consumer<T> writer) {
    Iterator<T> left = all.iterator();
    capture.add(
        (out, untilBytes) -> {
          while (left.hasNext() && out.size() < untilBytes) {
            writer.accept(left.next());
          }
          return left.hasNext();
        });
  }

  private void write(Message message, Backlog backlog) {
    if (message.written != capture.number() && capture.isOlder(message)) {
      message.written = capture.number();
      Tenant tenant = backlog.tenant(message);
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

  private void write(DeduplicationPart part) {
    if (part.written != capture.number()) {
      part.written = capture.number();
      begin(Capture.Piece.DEDUPLICATION);
      part.writeTo(capture.out());
    }
  }

  private void write(ReceiveAttempts.Entry attempt) {
    begin(Capture.Piece.ATTEMPT);
    attempt.writeTo(capture.out());
  }

  private void begin(Capture.Piece piece) {
    piece.begin(capture.out(), numberOfQueue);
  }
}
