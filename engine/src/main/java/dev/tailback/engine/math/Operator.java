package dev.tailback.engine.math;

import org.jspecify.annotations.Nullable;

/** An operator between two values. A greater precedence binds more tightly. */
enum Operator {
  OR(1, "OR", "||"),
  AND(2, "AND", "&&"),
  EQUAL(3, "==", null),
  NOT_EQUAL(3, "!=", null),
  AT_MOST(3, "<=", null),
  AT_LEAST(3, ">=", null),
  LESS(3, "<", null),
  GREATER(3, ">", null),
  PLUS(4, "+", null),
  MINUS(4, "-", null),
  TIMES(5, "*", null),
  DIVIDED_BY(5, "/", null),
  POWER(6, "^", null);

  private final int precedence;
  private final String text;
  private final @Nullable String otherText;

  Operator(int precedence, String text, @Nullable String otherText) {
    this.precedence = precedence;
    this.text = text;
    this.otherText = otherText;
  }

  static @Nullable Operator of(String text) {
    for (Operator operator : values()) {
      if (operator.text.equals(text) || text.equals(operator.otherText)) {
        return operator;
      }
    }
    return null;
  }

  int precedence() {
    return precedence;
  }

  /** Returns the lowest precedence at which an operator belongs to this one's right operand. */
  int rightPrecedence() {
    return this == POWER ? precedence : precedence + 1;
  }

  /** Returns the result; NaN or infinite if there is none. */
  double apply(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return Double.NaN;
    }
    return switch (this) {
      case OR -> bit(left != 0 || right != 0);
      case AND -> bit(left != 0 && right != 0);
      case EQUAL -> bit(left == right);
      case NOT_EQUAL -> bit(left != right);
      case AT_MOST -> bit(left <= right);
      case AT_LEAST -> bit(left >= right);
      case LESS -> bit(left < right);
      case GREATER -> bit(left > right);
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDED_BY -> left / right;
      case POWER -> Math.pow(left, right);
    };
  }

  private static double bit(boolean isTrue) {
    return isTrue ? 1 : 0;
  }
}
