package dev.tailback.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a rule comes from: exactly one of the four. On a class it applies to all rules without
 * their own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Source {
  /** A page of the API reference, such as {@code CreateQueue} or {@code CommonErrors}. */
  String api() default "";

  /** A page of the developer guide, such as {@code sqs-visibility-timeout}. */
  String guide() default "";

  /** The address of any other page of AWS. */
  String url() default "";

  /** The address of a public report on GitHub that quotes what AWS answered. */
  String report() default "";
}
