package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.conformance.language.ProgramGrammarParser.HeaderContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Turns the text of a step into its tree. */
public final class ProgramParser {
    private static final Problem TOO_DEEP = new Problem(1, 1, "the text is nested too deeply");

    private ProgramParser() {}

    /** Parses a step: an assignment or an expression. */
    public static Parsed step(String text) {
        return parse(text, true);
    }

    /** Parses an expression. */
    public static Parsed expression(String text) {
        return parse(text, false);
    }

    private static Parsed parse(String text, boolean assignmentAllowed) {
        try {
            return tree(text, assignmentAllowed);
        } catch (StackOverflowError tooDeep) {
            return new Parsed(Optional.empty(), new Positions(), List.of(TOO_DEEP));
        }
    }

    private static Parsed tree(String text, boolean assignmentAllowed) {
        Syntax<ProgramGrammarParser.StepContext> syntax = read(text, ProgramGrammarParser::step);
        Positions positions = new Positions();
        if (!syntax.problems().isEmpty()) {
            return new Parsed(Optional.empty(), positions, syntax.problems());
        }
        TreeBuilder builder = new TreeBuilder(positions);
        Node node = builder.step(syntax.tree(), assignmentAllowed);
        return builder.problems().isEmpty()
                ? new Parsed(Optional.of(node), positions, List.of())
                : new Parsed(Optional.empty(), positions, builder.problems());
    }

    /** Parses the name and parameters of a definition. */
    public static Header header(String text) {
        Syntax<HeaderContext> syntax = read(text, ProgramGrammarParser::header);
        if (!syntax.problems().isEmpty()) {
            return new Header("", List.of(), Optional.empty(), syntax.problems());
        }
        TreeBuilder builder = new TreeBuilder(new Positions());
        Header header = builder.header(syntax.tree());
        return builder.problems().isEmpty() ? header : new Header("", List.of(), Optional.empty(), builder.problems());
    }

    private record Syntax<C>(C tree, List<Problem> problems) {}

    /**
     * Reads a text twice if it is wrong: once to see that, and again to find all that is wrong, which needs ANTLR's
     * costly way of going on after an error.
     */
    private static <C extends ParserRuleContext> Syntax<C> read(String text, Function<ProgramGrammarParser, C> rule) {
        ProgramGrammarParser parser = parser(text);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return new Syntax<>(rule.apply(parser), List.of());
        } catch (ParseCancellationException wrong) {
            ProgramGrammarParser again = parser(text);
            SyntaxErrors errors = new SyntaxErrors(again.getTokenStream());
            again.addErrorListener(errors);
            return new Syntax<>(rule.apply(again), errors.problems());
        }
    }

    private static ProgramGrammarParser parser(String text) {
        ProgramGrammarLexer lexer = new ProgramGrammarLexer(CharStreams.fromString(text));
        ProgramGrammarParser parser = new ProgramGrammarParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        return parser;
    }
}
