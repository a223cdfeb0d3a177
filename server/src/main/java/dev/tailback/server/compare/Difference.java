package dev.tailback.server.compare;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One place at which two answers differ.
 *
 * @param path the place: the names of the members that lead to it
 * @param upstream what the upstream has there, {@code null} if nothing
 * @param tailback what Tailback has there, {@code null} if nothing
 */
record Difference(Kind kind, String path, @Nullable Object upstream, @Nullable Object tailback) {

  /** The ways in which two answers can differ. */
  enum Kind {
    /** The status: the calls succeeded or failed differently. */
    STATUS,
    /** The code of an error. */
    CODE,
    /** The text of an error. */
    TEXT,
    /** A header. */
    HEADER,
    /** A member that the upstream's answer lacks. */
    MISSING,
    /** A member that Tailback's answer lacks. */
    EXTRA,
    /** The value of a member. */
    VALUE,
    /** The type of a member. */
    TYPE,
    /** The order of messages in a group of a FIFO queue. */
    ORDER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the same difference in the body of an error. */
  Difference ofError() {
    String member = path.substring(path.lastIndexOf('.') + 1);
    Kind more =
        switch (member) {
          case "__type", "Code" -> Kind.CODE;
          case "message", "Message" -> Kind.TEXT;
          default -> kind;
        };
    return new Difference(kind == Kind.VALUE ? more : kind, path, upstream, tailback);
  }
}
