package io.vck.conformance.run;

/** Takes results as they are reached. */
public interface ResultSink {
    void accept(Result result);
}
