/**
 * Every operator, declared once: signature, kernel, batching, derivative. One class a family; {@code Operators} lists the
 * families.
 */
package io.vck.reference.ops;
