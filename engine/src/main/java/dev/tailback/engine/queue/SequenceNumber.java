package dev.tailback.engine.queue;

/** Numbers the messages of FIFO queues as SQS does: by twenty digits that grow. */
final class SequenceNumber {
  private static final String START = "188";
  private static final int OTHER_DIGITS = 17;

  private SequenceNumber() {}

  static String of(long sequence) {
    String digits = Long.toString(sequence);
    return START + "0".repeat(OTHER_DIGITS - digits.length()) + digits;
  }
}
