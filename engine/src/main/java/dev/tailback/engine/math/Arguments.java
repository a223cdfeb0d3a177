package dev.tailback.engine.math;

import java.util.List;
import java.util.function.UnaryOperator;

/** The arguments of a function's call. */
record Arguments(Function function, List<Node> nodes, Variables variables) {

  int count() {
    return nodes.size();
  }

  Node node(int index) {
    return nodes.get(index);
  }

  Value value(int index) {
    Value value = nodes.get(index).value(variables);
    variables.charge(value.count());
    return value;
  }

  double number(int index) {
    if (value(index) instanceof Value.Scalar scalar) {
      return scalar.value();
    }
    throw wrong(index, "a number");
  }

  int index(int index) {
    double number = number(index);
    if (number >= 0 && number <= Integer.MAX_VALUE) {
      return (int) number;
    }
    throw wrong(index, "a number that is not negative");
  }

  Value.Series series(int index) {
    if (value(index) instanceof Value.Series series) {
      return series;
    }
    throw wrong(index, "a time series");
  }

  Value.Array array(int index) {
    if (value(index) instanceof Value.Array array) {
      return array;
    }
    throw wrong(index, "an array of time series");
  }

  /** Changes the first argument, which is a series or an array of them. */
  Value change(UnaryOperator<Value.Series> change) {
    Value value = value(0);
    if (value instanceof Value.Series series) {
      return change.apply(series);
    }
    if (value instanceof Value.Array array) {
      return array.map(change);
    }
    throw wrong(0, "a time series or an array of them");
  }

  /** Returns a word that is not quoted, or an empty text if the argument is something else. */
  String word(int index) {
    return node(index) instanceof Node.Word word && !word.isQuoted() ? word.text() : "";
  }

  ExpressionException wrong(int index, String expected) {
    return new ExpressionException(
        "argument %d of %s must be %s".formatted(index + 1, function.name(), expected));
  }
}
