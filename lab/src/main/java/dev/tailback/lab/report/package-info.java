/** Shows the results of a study: as text, as a page, as JSON and as CSV. */
@NullMarked
package dev.tailback.lab.report;

import org.jspecify.annotations.NullMarked;
