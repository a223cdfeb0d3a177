package dev.tailback.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A keep-alive connection with one conversation. */
final class Connection implements AutoCloseable {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Conversation conversation;
  private final Answer answer = new Answer();
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private long startedAtNanos;

  private Connection(SocketChannel channel, Selector selector, Conversation conversation)
      throws IOException {
    this.channel = channel;
    this.conversation = conversation;
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  static Connection open(URI endpoint, Selector selector, Conversation conversation)
      throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new Connection(channel, selector, conversation);
  }

  /**
   * Sends the next request, with its latency counted from {@code atNanos}. Returns whether there
   * was one.
   */
  boolean send(long atNanos) throws IOException {
    ByteBuffer request = conversation.next();
    if (request == null) {
      return false;
    }
    startedAtNanos = atNanos;
    unsent = request;
    answer.begin();
    write();
    return true;
  }

  private void write() throws IOException {
    channel.write(unsent);
    int operation = unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != operation) {
      key.interestOps(operation);
    }
  }

  /** Writes or reads what the channel is ready for, and returns the answer once it is complete. */
  @Nullable Answer proceed() throws IOException {
    if (unsent.hasRemaining()) {
      write();
      return null;
    }
    return answer.read(channel) ? answer : null;
  }

  /** Lets the conversation check the answer, and returns how many messages it completes. */
  int judge(Answer complete) {
    if (complete.status() != 200) {
      throw new WrongAnswer("status " + complete.status(), complete);
    }
    return conversation.answered(complete);
  }

  long startedAtNanos() {
    return startedAtNanos;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
