package dev.tailback.conformance.report;

/**
 * A rule and its outcome.
 *
 * @param why the failure's first line, the declared difference, or why it was not run; else empty
 * @param requests how many were made, as Amazon bills them
 */
record RuleResult(Rule rule, Outcome outcome, String why, int requests) {}
