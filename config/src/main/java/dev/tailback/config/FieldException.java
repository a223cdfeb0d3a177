package dev.tailback.config;

import org.jspecify.annotations.Nullable;

/** Says which field is invalid, and why; carries no stack trace. */
public final class FieldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String field;
  private final String text;
  private final String clause;

  /** Creates an exception about the fields as a whole, with a message. */
  public FieldException(String text) {
    this(null, text, text);
  }

  /** Creates an exception about one field, with a message. */
  public FieldException(String field, String text) {
    this(field, text, text);
  }

  /**
   * Creates an exception.
   *
   * @param field the path of the field; {@code null} for the fields as a whole
   * @param text a sentence that names the field
   * @param clause what is wrong, for messages that have named the field already
   */
  FieldException(@Nullable String field, String text, String clause) {
    super(text, null, false, false);
    this.field = field;
    this.text = text;
    this.clause = clause;
  }

  /** Returns the path of the field; {@code null} if the fields as a whole are wrong. */
  public @Nullable String field() {
    return field;
  }

  /** Returns what is wrong, in a sentence that names the field. */
  public String text() {
    return text;
  }

  /** Returns what is wrong, as a clause that follows the name of the field. */
  public String clause() {
    return clause;
  }
}
