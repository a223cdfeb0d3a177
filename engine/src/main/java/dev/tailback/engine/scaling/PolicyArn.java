package dev.tailback.engine.scaling;

/** Recognizes the ARNs of scaling policies. */
public final class PolicyArn {
  private static final String SERVICE = ":autoscaling:";
  private static final String RESOURCE = ":scalingPolicy:";

  private PolicyArn() {}

  /** Returns whether an ARN is that of a scaling policy, which need not exist. */
  public static boolean isPolicy(String arn) {
    return arn.startsWith("arn:") && arn.contains(SERVICE) && arn.contains(RESOURCE);
  }
}
