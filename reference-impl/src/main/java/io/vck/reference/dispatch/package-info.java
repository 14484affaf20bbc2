/**
 * How a call of an operator finds what does it: schemas, bound arguments, operators with their rules, and the layers that
 * a call passes through on its way to a kernel.
 */
package io.vck.reference.dispatch;
