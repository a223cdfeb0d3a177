/**
 * The results of the rules: {@link dev.tailback.conformance.report.ReportListener} collects them
 * while JUnit runs, and writes them as JSON and Markdown.
 */
@NullMarked
package dev.tailback.conformance.report;

import org.jspecify.annotations.NullMarked;
