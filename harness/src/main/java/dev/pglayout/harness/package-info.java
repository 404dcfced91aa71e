/** What a run is made of whichever harness measures: stages, checkpoints, the machine watched, and the records of {@code run.json}. */
package dev.pglayout.harness;
