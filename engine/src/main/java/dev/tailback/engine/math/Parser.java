package dev.tailback.engine.math;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an expression. The nesting depth is bounded, because the text may come from anyone. */
final class Parser {
  private static final int MAX_DEPTH = 64;

  private final Tokens tokens;
  private final Set<String> ids = new LinkedHashSet<>();
  private int depth;

  Parser(String text) {
    this.tokens = new Tokens(text);
  }

  /** Returns the ids that were referred to. */
  Set<String> ids() {
    return ids;
  }

  Node parse() {
    Node node = operation(0);
    if (tokens.kind() != Tokens.Kind.END) {
      throw tokens.unexpected("an operator or the end");
    }
    return node;
  }

  /** Reads operands and the operators between them that have at least this precedence. */
  private Node operation(int minPrecedence) {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException("it is nested more than " + MAX_DEPTH + " levels deep");
    }
    Node left = operand();
    Operator operator = operator();
    while (operator != null && operator.precedence() >= minPrecedence) {
      tokens.take();
      left = new Node.Binary(operator, left, operation(operator.rightPrecedence()));
      operator = operator();
    }
    depth--;
    return left;
  }

  private @Nullable Operator operator() {
    boolean canBe = tokens.kind() == Tokens.Kind.SYMBOL || tokens.kind() == Tokens.Kind.NAME;
    return canBe ? Operator.of(tokens.token()) : null;
  }

  private Node operand() {
    return switch (tokens.kind()) {
      case NUMBER -> number();
      case TEXT -> new Node.Word(tokens.take(), true);
      case NAME -> name();
      case SYMBOL -> symbol();
      case END -> throw tokens.unexpected("a metric, number or function");
    };
  }

  private Node number() {
    if (tokens.token().equals(".")) {
      throw tokens.unexpected("a number");
    }
    return new Node.Literal(Double.parseDouble(tokens.take()));
  }

  private Node symbol() {
    if (tokens.isSymbol("-")) {
      tokens.take();
      return new Node.Negative(operation(Operator.POWER.precedence()));
    }
    if (tokens.isSymbol("(")) {
      tokens.take();
      Node inner = operation(0);
      expect(")");
      return inner;
    }
    if (tokens.isSymbol("[")) {
      tokens.take();
      return new Node.Brackets(list("]"));
    }
    throw tokens.unexpected("a metric, number or function");
  }

  private Node name() {
    String name = tokens.take();
    if (Expression.isId(name)) {
      ids.add(name);
      return new Node.Reference(name);
    }
    return tokens.isSymbol("(") ? call(name) : new Node.Word(name, false);
  }

  private Node call(String name) {
    Function function = Function.of(name);
    if (function == null) {
      throw new ExpressionException("the function " + name + " is not supported");
    }
    tokens.take();
    List<Node> arguments = list(")");
    function.checkCount(arguments.size());
    return new Node.Call(function, arguments);
  }

  /** Reads values with commas between them up to the symbol that closes them. */
  private List<Node> list(String close) {
    List<Node> nodes = new ArrayList<>();
    if (!tokens.isSymbol(close)) {
      nodes.add(operation(0));
      while (tokens.isSymbol(",")) {
        tokens.take();
        nodes.add(operation(0));
      }
    }
    expect(close);
    return List.copyOf(nodes);
  }

  private void expect(String symbol) {
    if (!tokens.isSymbol(symbol)) {
      throw tokens.unexpected("'" + symbol + "'");
    }
    tokens.take();
  }
}
