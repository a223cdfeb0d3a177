package dev.tailback.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Marks a class whose tests are rules: each is one sentence about SQS. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RuleExtension.class)
@DisplayNameGeneration(RuleNames.class)
@ResourceLock(providers = ClockLock.class)
public @interface Rules {
  /** The group of the rules, as named in the report. */
  String value();
}
