package dev.tailback.server.sqs.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who makes a request: a principal of an account, an AWS service, or somebody without credentials.
 *
 * @param name the principal's ARN, such as {@code arn:aws:iam::111122223333:user/anna}, or the
 *     service's name, such as {@code sns.amazonaws.com}, or {@code anonymous}
 * @param account the account whose principal it is; empty for a service and for {@link #ANONYMOUS}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public record Requester(String name, String account) {
  /** Somebody without credentials. A policy lets them in only if it lets everyone in. */
  public static final Requester ANONYMOUS = new Requester("anonymous", "");

  private static final String USER = ":user/";
  private static final String ROLE = ":role/";

  /** Returns an AWS service. */
  public static Requester service(String name) {
    return new Requester(name, "");
  }

  boolean isService() {
    return account.isEmpty() && !isAnonymous();
  }

  boolean isAnonymous() {
    return equals(ANONYMOUS);
  }

  /** Returns whether this is a principal of the given account. */
  public boolean isOf(String someAccount) {
    return !account.isEmpty() && account.equals(someAccount);
  }

  /** Returns the principals a policy can name to match this requester. */
  Set<String> identities() {
    Set<String> identities = new LinkedHashSet<>(Set.of(name));
    if (!account.isEmpty()) {
      identities.add("arn:aws:iam::" + account + ":root");
    }
    return identities;
  }

  /** Returns the condition keys that describe the requester. */
  Map<String, String> context() {
    Map<String, String> context = new LinkedHashMap<>();
    context.put("aws:PrincipalIsAWSService", String.valueOf(isService()));
    if (isService()) {
      context.put("aws:PrincipalServiceName", name);
    } else if (isAnonymous()) {
      context.put("aws:PrincipalType", "Anonymous");
    } else {
      context.put("aws:PrincipalArn", name);
      context.put("aws:PrincipalAccount", account);
      context.put("aws:PrincipalType", type());
      if (name.contains(USER)) {
        context.put("aws:username", name.substring(name.lastIndexOf('/') + 1));
      }
    }
    return context;
  }

  private String type() {
    if (name.contains(USER)) {
      return "User";
    }
    return name.contains(ROLE) ? "AssumedRole" : "Account";
  }
}
