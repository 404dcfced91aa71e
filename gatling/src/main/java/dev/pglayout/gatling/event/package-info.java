/** What is done to a target while it is under load: faults, maintenance. */
package dev.pglayout.gatling.event;
