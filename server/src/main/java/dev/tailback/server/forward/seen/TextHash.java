package dev.tailback.server.forward.seen;

/** Replaces long texts where many have to be remembered. */
final class TextHash {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private TextHash() {}

  /** Returns the FNV-1a hash of a text's characters: two texts with the same are unlikely. */
  static long of(String text) {
    long hash = START;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
