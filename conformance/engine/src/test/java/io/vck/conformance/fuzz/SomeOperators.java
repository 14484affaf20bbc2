package io.vck.conformance.fuzz;

import io.vck.conformance.fuzz.catalogue.Catalogue;
import io.vck.conformance.fuzz.catalogue.CatalogueReader;

/** A catalogue that stays as it is, of operators that the reference has: how soon something is found depends on it. */
final class SomeOperators {
    static final Catalogue CATALOGUE = CatalogueReader.read("some", """
        {"about": "Operators of the reference.", "operators": [
          {"calls": ["x.sin()", "torch.exp(x)"], "where": {"x": "float[*s]"}, "gives": "like x[*s]"},
          {"calls": ["x.neg()", "x * 2"], "where": {"x": "number[*s]"}, "gives": "like x[*s]"},
          {"calls": ["x + y", "torch.mul(x, y)"], "where": {"x": "number[*s]", "y": "like x[~s]"}, "gives": "like x[*s]"},
          {"calls": ["x.sum(d)", "x.sum(d, keepdim=True)"], "where": {"x": "float[*s]", "d": "dim of s"}},
          {"calls": ["x.select(d, i)"],
           "where": {"x": "any[*s]", "d": "dim of s", "i": "0..s.d"}, "gives": "like x[*s without d]"},
          {"calls": ["x.reshape(-1)", "x.flatten()"], "where": {"x": "any[*s]"}},
          {"calls": ["x.permute(p)"], "where": {"x": "any[*s]", "p": "permutation of s"}},
          {"calls": ["x.expand(k, n)"], "where": {"x": "any[n]", "k": "1..3"}, "gives": "like x[k, n]"},
          {"calls": ["torch.mm(x, y)"], "where": {"x": "float[n, k]", "y": "like x[k, m]"}, "gives": "like x[n, m]"},
          {"calls": ["x.unbind(d)"], "where": {"x": "any[*s]", "d": "dim of s", "i": "0..s.d"}, "gives": ["?"]},
          {"calls": ["x.add_(1)", "x.mul_(2)"], "where": {"x": "number[*s]"}, "gives": "like x[*s]"},
          {"calls": ["x[i] = y"], "where": {"x": "float[n, *s]", "y": "like x[~s]", "i": "0..n"}, "gives": "like x[n, *s]"}
        ]}\
        """);

    private SomeOperators() {}
}
