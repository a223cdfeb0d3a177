package dev.tailback.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rule that Tailback is known to break. On Tailback it must fail, and the report lists it;
 * elsewhere it is an ordinary rule.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DiffersFromSqs {
  /** Why Tailback differs. */
  String value();
}
