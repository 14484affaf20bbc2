package io.vck.reference.autograd;

/** Leads to a result of a recorded call, or to a leaf. */
record Edge(GradNode node, int result) {}
