package dev.tailback.engine.queue;

/** Writes a sequence as SQS does for FIFO queues: twenty digits, increasing. */
final class SequenceNumber {
  private static final String START = "188";
  private static final int OTHER_DIGITS = 17;

  private SequenceNumber() {}

  static String of(long sequence) {
    String digits = Long.toString(sequence);
    return START + "0".repeat(OTHER_DIGITS - digits.length()) + digits;
  }
}
