package dev.tailback.engine.math;

/** The tokens of an expression, one after the other. */
final class Tokens {
  /** What a token is. */
  enum Kind {
    NUMBER,
    NAME,
    TEXT,
    SYMBOL,
    END
  }

  private static final String TWO_CHARACTERS = "== != <= >= && ||";

  private final String text;
  private int next;
  private Kind kind = Kind.END;
  private String token = "";

  Tokens(String text) {
    this.text = text;
    advance();
  }

  Kind kind() {
    return kind;
  }

  /** Returns the current token; for a text, without its quotes. */
  String token() {
    return token;
  }

  /** Returns whether the current token is this symbol. */
  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && token.equals(symbol);
  }

  /** Returns the current token and advances to the next one. */
  String take() {
    String taken = token;
    advance();
    return taken;
  }

  /** Returns an exception that says what was found instead of what was expected. */
  ExpressionException unexpected(String expected) {
    String found = kind == Kind.END ? "the end" : "'" + token + "'";
    return new ExpressionException(
        "%s expected, but found %s at character %d"
            .formatted(expected, found, next - token.length() + 1));
  }

  private void advance() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next == text.length()) {
      set(Kind.END, 0);
      return;
    }
    char first = text.charAt(next);
    if (isDigit(first) || first == '.') {
      set(Kind.NUMBER, numberEnd() - next);
    } else if (isLetter(first)) {
      set(Kind.NAME, nameEnd() - next);
    } else if (first == '"' || first == '\'') {
      quoted(first);
    } else {
      set(Kind.SYMBOL, isTwoCharacters() ? 2 : 1);
    }
  }

  private void set(Kind kind, int length) {
    this.kind = kind;
    this.token = text.substring(next, next + length);
    next += length;
  }

  private void quoted(char quote) {
    int end = text.indexOf(quote, next + 1);
    if (end < 0) {
      throw new ExpressionException("the text at character %d has no end".formatted(next + 1));
    }
    kind = Kind.TEXT;
    token = text.substring(next + 1, end);
    next = end + 1;
  }

  private int numberEnd() {
    int end = digitsEnd(next);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsEnd(end + 1);
    }
    if (isDot(end)) {
      return end;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
        exponent++;
      }
      int exponentEnd = digitsEnd(exponent);
      end = exponentEnd > exponent ? exponentEnd : end;
    }
    return end;
  }

  /** Returns whether the number so far has no digit, and so can't have an exponent. */
  private boolean isDot(int end) {
    return end == next + 1 && text.charAt(next) == '.';
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int nameEnd() {
    int end = next;
    while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private boolean isTwoCharacters() {
    return next + 2 <= text.length() && TWO_CHARACTERS.contains(text.substring(next, next + 2));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
