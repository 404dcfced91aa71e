/** Simulations as users write them, with the words of gatling/README.md. */
package dev.pglayout.acceptance.simulation;
