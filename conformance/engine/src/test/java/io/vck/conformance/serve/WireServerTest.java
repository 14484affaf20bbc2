package io.vck.conformance.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireServerTest {
    private static final String START = "{'type':'start','protocol':'1.0'}";
    private static final String STARTED =
            "{'type':'started','protocol':'1.2','name':'fake','version':'1','language':'Java','capabilities':['loop']}";
    private static final String STOP = "{'type':'stop'}";
    private static final Observation NOTHING = new Observation.Returned(Observation.Seen.NOTHING);

    private final AtomicInteger closed = new AtomicInteger();

    private static String run(int sequence) {
        return "{'type':'run','seq':" + sequence + ",'program':[{'name':'x'}],'inputs':{},'storages':[],"
                + "'settings':{'fallback_warnings':false},'vmap':'native',"
                + "'observe':{'values':[],'aliases':[],'warnings':false}}";
    }

    private static String returned(int sequence) {
        return "{'type':'returned','seq':" + sequence + ",'values':{},'aliases':{},'warnings':[]}";
    }

    private Backend answering(Function<Request, Observation> answer) {
        return new Backend() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public Session open() {
                return new Session() {
                    @Override
                    public BackendInfo info() {
                        return new BackendInfo("fake", "1", "Java", Set.of("loop"));
                    }

                    @Override
                    public Observation run(Request request) {
                        return answer.apply(request);
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
            }
        };
    }

    /** What is answered to lines, each with its line end. */
    private List<String> talk(Backend backend, String... lines) {
        byte[] requests = (String.join("\n", lines).replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        WireServer.serve(() -> backend, new ByteArrayInputStream(requests), answers);
        return answers.toString(StandardCharsets.UTF_8)
                .replace('"', '\'')
                .lines()
                .toList();
    }

    @Test
    void answersEachMessageWithOneLineUntilItIsToStop() {
        assertThat(talk(answering(request -> NOTHING), START, run(1), run(2), STOP, run(3)))
                .containsExactly(STARTED, returned(1), returned(2));
        assertThat(closed).hasValue(1);
    }

    @Test
    void endOfInputIsAnEndToo() {
        assertThat(talk(answering(request -> NOTHING), START)).containsExactly(STARTED);
        assertThat(closed).hasValue(1);
    }

    @Test
    void whateverTheBackendThrowsTheNextProgramIsAnswered() {
        AtomicInteger runs = new AtomicInteger();
        Backend overflowing = answering(request -> runs.getAndIncrement() == 0 ? overflow(request) : NOTHING);
        List<String> answers = talk(overflowing, START, run(1), run(2));
        assertThat(answers).hasSize(3);
        assertThat(answers.get(1))
                .startsWith("{'type':'failed','seq':1,'message':'the backend threw java.lang.StackOverflowError at ")
                .contains("WireServerTest.overflow");
        assertThat(answers.get(2)).isEqualTo(returned(2));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Observation overflow(Request request) {
        return overflow(request);
    }

    @Test
    void messageThatMakesNoSenseIsAnsweredAndTheNextOneToo() {
        List<String> answers = talk(
                answering(request -> NOTHING), run(1), "hello", START, run(2).replace("'native'", "'fast'"), run(3));
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0))
                .isEqualTo("{'type':'failed','seq':1,'message':'a program came before the message start'}");
        assertThat(answers.get(1)).startsWith("{'type':'failed','message':'no JSON: hello");
        assertThat(answers.get(2)).isEqualTo(STARTED);
        assertThat(answers.get(3)).startsWith("{'type':'failed','seq':2,'message':'message.vmap is ");
        assertThat(answers.get(4)).isEqualTo(returned(3));
    }

    @Test
    void backendThatCanNotBeStartedSaysWhy() {
        Backend absent = new Backend() {
            @Override
            public String name() {
                return "absent";
            }

            @Override
            public Session open() {
                throw new BackendUnavailable("install it");
            }
        };
        assertThat(talk(absent, START)).containsExactly("{'type':'failed','message':'install it'}");
    }

    /** Nothing but messages may go out, and nobody but the server may read what comes in. */
    @Test
    void whatTheBackendPrintsGoesToStandardErrorAndItReadsNothing() {
        PrintStream out = System.out;
        InputStream in = System.in;
        Backend chatty = answering(request -> {
            System.out.println("loading ...");
            assertThat(System.out).isSameAs(System.err);
            assertThat(System.in).isNotSameAs(in).isEmpty();
            return NOTHING;
        });
        assertThat(talk(chatty, START, run(1))).containsExactly(STARTED, returned(1));
        assertThat(System.out).isSameAs(out);
        assertThat(System.in).isSameAs(in);
    }

    /** As deep as in this process, where each backend has a thread with a stack of its own. */
    @Test
    void programsCanRecurseDeeply() {
        assertThat(talk(answering(request -> depth(50_000) == 50_000 ? NOTHING : overflow(request)), START, run(1)))
                .containsExactly(STARTED, returned(1));
    }

    private static int depth(int wanted) {
        return wanted == 0 ? 0 : 1 + depth(wanted - 1);
    }
}
