/** The models of load, one short simulation each. */
package dev.pglayout.gatling.simulation;
