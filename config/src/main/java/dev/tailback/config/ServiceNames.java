package dev.tailback.config;

import java.util.function.Predicate;

/**
 * What rules can name of a service.
 *
 * @param isAction tells whether there is an action of a name
 * @param isError tells whether there is an error with a code or name
 */
public record ServiceNames(Predicate<String> isAction, Predicate<String> isError) {}
