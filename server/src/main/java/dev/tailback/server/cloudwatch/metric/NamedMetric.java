package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.PageToken;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A metric as named in a request: without account and region, which are the caller's. */
public record NamedMetric(String namespace, String name, List<Dimension> dimensions) {
  /** The list of a metric's dimensions. */
  public static final ListMember DIMENSIONS = ListMember.of("Dimensions");

  static final int MAX_NAME_LENGTH = 255;
  static final int MAX_VALUE_LENGTH = 1024;

  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9 ._/#-][A-Za-z0-9 ._/#:-]*");
  private static final int MAX_DIMENSIONS = 30;

  /** Reads a metric; all members except dimensions are required. */
  public static NamedMetric read(Members members) {
    return new NamedMetric(
        namespace(members),
        members.requiredText("MetricName", MAX_NAME_LENGTH),
        dimensions(members));
  }

  static String namespace(Members members) {
    String namespace = members.requiredText("Namespace", MAX_NAME_LENGTH);
    if (namespace.chars().anyMatch(c -> c >= 128)) {
      members.problems().invalid("Namespace must not contain Non-ASCII characters.");
    } else if (!namespace.isEmpty() && !isNamespace(namespace)) {
      members.problems().invalid(namespace, members.path("Namespace"));
    }
    return namespace;
  }

  /** Returns whether a text has only the characters that a namespace may have. */
  private static boolean isNamespace(String text) {
    return NAMESPACE.matcher(text).matches();
  }

  /** Reads the dimensions. Each has a value, and a name that no other has. */
  public static List<Dimension> dimensions(Members members) {
    List<Dimension> dimensions = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Members dimension : members.structures(DIMENSIONS, MAX_DIMENSIONS)) {
      String name = ascii(dimension, "Name", MAX_NAME_LENGTH);
      if (!names.add(name)) {
        members
            .problems()
            .invalid(
                "The parameter "
                    + dimension.path("Name")
                    + " has the value of another one: "
                    + name
                    + ".");
      }
      dimensions.add(new Dimension(name, ascii(dimension, "Value", MAX_VALUE_LENGTH)));
    }
    return dimensions;
  }

  private static String ascii(Members dimension, String member, int maxLength) {
    String text = dimension.requiredText(member, maxLength);
    boolean isName = member.equals("Name");
    if (text.chars().anyMatch(c -> c >= 128) || (isName && text.startsWith(":"))) {
      dimension.problems().invalid(text, dimension.path(member));
    }
    return text;
  }

  /** Returns the metric of this name in the caller's account and region. */
  public MetricId of(Caller caller) {
    return new MetricId(caller.account(), caller.region(), namespace, name, dimensions);
  }

  /** Returns the token of a page that ends with a metric. */
  static String token(MetricId last) {
    List<String> content = new ArrayList<>(List.of(last.namespace(), last.name()));
    last.dimensions().forEach(each -> content.addAll(List.of(each.name(), each.value())));
    return PageToken.of(content);
  }

  /** Returns the metric that a page ended with, {@code null} if there is no token. */
  static @Nullable NamedMetric ofToken(@Nullable String token) {
    List<String> content = PageToken.read(token, 2);
    if (content == null) {
      return null;
    }
    if (content.size() % 2 != 0) {
      throw CloudWatchErrors.invalidNextToken();
    }
    List<Dimension> dimensions = new ArrayList<>();
    for (int i = 2; i < content.size(); i += 2) {
      dimensions.add(new Dimension(content.get(i), content.get(i + 1)));
    }
    return new NamedMetric(content.get(0), content.get(1), dimensions);
  }

  /** Writes the members of a metric. */
  public static void write(MetricId metric, Output output) {
    output.string("Namespace", metric.namespace());
    output.string("MetricName", metric.name());
    writeDimensions(metric.dimensions(), output);
  }

  /** Writes the dimensions of a metric. */
  public static void writeDimensions(List<Dimension> dimensions, Output output) {
    output.requiredStructures(
        DIMENSIONS,
        dimensions.stream()
            .<Result>map(
                dimension ->
                    each -> {
                      each.string("Name", dimension.name());
                      each.string("Value", dimension.value());
                    })
            .toList());
  }
}
