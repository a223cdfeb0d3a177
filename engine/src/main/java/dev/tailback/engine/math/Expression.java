package dev.tailback.engine.math;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.state.StateValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An expression of metric math, such as {@code 100 * errors / requests}. It is parsed once and can
 * be evaluated any number of times. Immutable.
 *
 * <pre>{@code
 * Expression expression = Expression.parse("IF(tasks > 0, visible / tasks, visible)");
 * Variables variables = new Variables(startMillis, endMillis, true);
 * variables.putMetric("visible", new Value.Series(visible, 60, "visible"));
 * variables.putMetric("tasks", new Value.Series(tasks, 60, "tasks"));
 * expression.evaluate(variables);
 * }</pre>
 *
 * <p>It understands the operators, comparisons, logic and most functions of CloudWatch. Those that
 * need more than the queries of the request, such as {@code SEARCH}, are refused by name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Using
 *     metric math</a>
 */
public final class Expression implements StateValue {
  private static final int MAX_CHARACTERS = 2048;
  private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]*");

  private final String text;
  private final Node root;
  private final Set<String> ids;

  private Expression(String text, Node root, Set<String> ids) {
    this.text = text;
    this.root = root;
    this.ids = Set.copyOf(ids);
  }

  /**
   * Parses an expression.
   *
   * @throws ExpressionException if the text is not an expression
   */
  public static Expression parse(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new ExpressionException("it is longer than " + MAX_CHARACTERS + " characters");
    }
    Parser parser = new Parser(text);
    Node root = parser.parse();
    return new Expression(text, root, parser.ids());
  }

  /** Returns a restored expression. */
  public static Expression readFrom(StateInput in) {
    return parse(in.readGivenText());
  }

  @Override
  public void writeTo(StateOutput out) {
    out.writeText(text);
  }

  /** Returns whether a text can be the id of a query. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns the text that was parsed. */
  public String text() {
    return text;
  }

  /** Returns the ids of the queries it refers to by name. */
  public Set<String> ids() {
    return ids;
  }

  /**
   * Returns its value.
   *
   * @throws ExpressionException if it has none, for example because a function is given a number
   *     where it takes a series
   */
  public Value evaluate(Variables variables) {
    return root.value(variables);
  }
}
