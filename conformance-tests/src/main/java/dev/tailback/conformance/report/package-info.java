/**
 * What became of the rules: {@link dev.tailback.conformance.report.ReportListener} gathers it while
 * JUnit runs them, and writes it as JSON and Markdown.
 */
@NullMarked
package dev.tailback.conformance.report;

import org.jspecify.annotations.NullMarked;
