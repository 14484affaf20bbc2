/** Cases as programs that run by themselves, in the languages and libraries of their readers, without the kit. */
package io.vck.conformance.snippet;
