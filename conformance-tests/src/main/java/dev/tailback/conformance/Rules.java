package dev.tailback.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A class each of whose tests is a rule: one sentence about what SQS does. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RuleExtension.class)
@DisplayNameGeneration(RuleNames.class)
@ResourceLock(providers = ClockLock.class)
public @interface Rules {
  /** The group the rules stand in, as the report names it. */
  String value();
}
