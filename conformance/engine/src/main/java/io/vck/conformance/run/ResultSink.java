package io.vck.conformance.run;

/** Takes results as they are reached; where cases run in parallel, from several threads at a time. */
public interface ResultSink {
    void accept(Result result);
}
