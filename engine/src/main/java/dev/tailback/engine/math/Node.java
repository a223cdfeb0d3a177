package dev.tailback.engine.math;

import java.util.ArrayList;
import java.util.List;

/** A part of a parsed expression. Immutable. */
sealed interface Node {

  /**
   * Returns the value of this part.
   *
   * @throws ExpressionException if there is none
   */
  Value value(Variables variables);

  /** A number. */
  record Literal(double number) implements Node {
    @Override
    public Value value(Variables variables) {
      return new Value.Scalar(number);
    }
  }

  /** The id of a query. */
  record Reference(String id) implements Node {
    @Override
    public Value value(Variables variables) {
      return variables.value(id);
    }
  }

  /** A text or a word such as REPEAT, which only some functions take. */
  record Word(String text, boolean isQuoted) implements Node {
    @Override
    public Value value(Variables variables) {
      throw new ExpressionException("'" + text + "' is not a number or time series");
    }
  }

  /** The negative of a value. */
  record Negative(Node operand) implements Node {
    private static final Value MINUS_ONE = new Value.Scalar(-1);

    @Override
    public Value value(Variables variables) {
      Value value = operand.value(variables);
      variables.charge(value.count());
      return new Combination(Operator.TIMES).of(MINUS_ONE, value);
    }
  }

  /** Two values and an operator between them. */
  record Binary(Operator operator, Node left, Node right) implements Node {
    @Override
    public Value value(Variables variables) {
      Value a = left.value(variables);
      Value b = right.value(variables);
      variables.charge((long) a.count() + b.count());
      return new Combination(operator).of(a, b);
    }
  }

  /** A call of a function. */
  record Call(Function function, List<Node> arguments) implements Node {
    @Override
    public Value value(Variables variables) {
      return function.call(new Arguments(function, arguments, variables));
    }
  }

  /** Values in brackets, which make one array. */
  record Brackets(List<Node> elements) implements Node {
    @Override
    public Value value(Variables variables) {
      List<Value.Series> all = new ArrayList<>();
      for (Node element : elements) {
        Value value = element.value(variables);
        if (value instanceof Value.Series series) {
          all.add(series);
        } else if (value instanceof Value.Array array) {
          all.addAll(array.series());
        } else {
          throw new ExpressionException("an array takes time series only");
        }
        variables.charge(all.size());
      }
      return new Value.Array(all);
    }
  }
}
