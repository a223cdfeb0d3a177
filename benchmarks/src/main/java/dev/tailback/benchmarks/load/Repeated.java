package dev.tailback.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Repeats the same requests in turn. Each answer must contain a mark. */
final class Repeated implements Conversation {
  private final ByteBuffer[] requests;
  private final byte[] mark;
  private final int marks;
  private final int messages;
  private int turn;

  /**
   * @param mark the text that each answer contains
   * @param marks how often it contains it, exactly
   * @param messages how many messages a whole turn completes
   */
  Repeated(String mark, int marks, int messages, Request... requests) {
    this.mark = Request.ascii(mark);
    this.marks = marks;
    this.messages = messages;
    this.requests = new ByteBuffer[requests.length];
    for (int i = 0; i < requests.length; i++) {
      this.requests[i] = requests[i].bytes();
    }
  }

  @Override
  public ByteBuffer next() {
    return requests[turn].rewind();
  }

  @Override
  public int answered(Answer answer) {
    if (answer.count(mark) != marks) {
      throw new WrongAnswer(
          "not " + marks + " times " + new String(mark, StandardCharsets.US_ASCII), answer);
    }
    turn = turn + 1 == requests.length ? 0 : turn + 1;
    return turn == 0 ? messages : 0;
  }
}
