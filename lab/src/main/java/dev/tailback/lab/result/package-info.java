/** The results of runs: figures, series over time, histograms and the states of alarms. */
@NullMarked
package dev.tailback.lab.result;

import org.jspecify.annotations.NullMarked;
