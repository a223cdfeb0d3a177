package dev.tailback.server.sqs.policy;

import dev.tailback.pressure.Glob;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy that may have wildcards and variables, such as {@code
 * arn:aws:sqs:*:${aws:PrincipalAccount}:orders}. What a variable stands for is taken literally,
 * even if it has wildcards.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
 *     variables</a>
 */
final class PolicyPattern {
  /** {@code ${key}}, {@code ${key, 'default'}}, or an escaped character, such as {@code ${*}}. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]*)(?:,\\s*'([^']*)'\\s*)?}");

  private static final int ARN_PARTS = 6;

  /* Stand for a star and a question mark that are not wildcards. */
  private static final char STAR = '\uE000';
  private static final char MARK = '\uE001';

  private PolicyPattern() {}

  /**
   * Returns a text with what its variables stand for, {@code null} if the request has no value for
   * one of them. Stars and question marks in values are replaced by {@link #literal}.
   */
  static @Nullable String expand(String text, AccessRequest request) {
    if (!request.hasVariables() || text.indexOf("${") < 0) {
      return text;
    }
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (variable.find()) {
      String value = value(variable.group(1).strip(), variable.group(2), request);
      if (value == null) {
        return null;
      }
      variable.appendReplacement(expanded, Matcher.quoteReplacement(literal(value)));
    }
    return variable.appendTail(expanded).toString();
  }

  private static @Nullable String value(
      String name, @Nullable String unlessPresent, AccessRequest request) {
    if (name.equals("*") || name.equals("?") || name.equals("$")) {
      return name;
    }
    String value = request.value(name);
    return value == null ? unlessPresent : value;
  }

  /** Returns a text in which no character is a wildcard. */
  static String literal(String text) {
    return text.replace('*', STAR).replace('?', MARK);
  }

  /** Returns whether the whole of a text matches an expanded pattern. */
  static boolean matches(String pattern, String text) {
    return new Glob(pattern).matches(literal(text));
  }

  /** Returns whether an ARN matches an expanded pattern part by part: no star spans a colon. */
  static boolean matchesArn(String pattern, String arn) {
    if (pattern.equals("*")) {
      return true;
    }
    String[] wanted = pattern.split(":", ARN_PARTS);
    String[] parts = arn.split(":", ARN_PARTS);
    if (wanted.length != ARN_PARTS || parts.length != ARN_PARTS) {
      return false;
    }
    for (int i = 0; i < ARN_PARTS; i++) {
      if (!matches(wanted[i], parts[i])) {
        return false;
      }
    }
    return true;
  }
}
