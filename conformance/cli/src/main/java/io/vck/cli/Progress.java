package io.vck.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run has come, on a screen; silent elsewhere. */
interface Progress extends AutoCloseable {
    void step();

    @Override
    void close();

    /**
     * @param task what is being done, {@code vck run}
     */
    static Progress of(Terminal terminal, String task, long steps) {
        return terminal.progress() ? new Bar(terminal, task, steps) : new Silent();
    }

    /** A bar on standard error. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(Terminal terminal, String task, long steps) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(100)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                    .clearDisplayOnFinish()
                    .build();
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Nothing. */
    final class Silent implements Progress {
        @Override
        public void step() {}

        @Override
        public void close() {}
    }
}
