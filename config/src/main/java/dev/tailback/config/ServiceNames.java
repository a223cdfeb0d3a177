package dev.tailback.config;

import java.util.function.Predicate;

/**
 * The names of a service that rules can use.
 *
 * @param isAction returns whether there is an action with a name
 * @param isError returns whether there is an error with a code or name
 */
public record ServiceNames(Predicate<String> isAction, Predicate<String> isError) {}
