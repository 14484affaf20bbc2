package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.conformance.language.ProgramGrammarParser.HeaderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Turns the text of a step into its tree. */
public final class ProgramParser {
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

    /** SLL prediction is enough for this grammar: it has no choice that depends on where a rule was called from. */
    private static <C extends ParserRuleContext> Syntax<C> read(String text, Function<ProgramGrammarParser, C> rule) {
        List<Problem> problems = new ArrayList<>();
        ProgramGrammarLexer lexer = new ProgramGrammarLexer(CharStreams.fromString(text));
        ProgramGrammarParser parser = new ProgramGrammarParser(new CommonTokenStream(lexer));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.removeErrorListeners();
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object offendingSymbol,
                    int line,
                    int column,
                    String message,
                    RecognitionException error) {
                if (problems.isEmpty()) {
                    problems.add(new Problem(line, column + 1, unexpected((Token) offendingSymbol)));
                }
            }
        });
        C tree = rule.apply(parser);
        return new Syntax<>(tree, problems);
    }

    private static String unexpected(Token token) {
        return token.getType() == Token.EOF ? "unexpected end of the text" : "unexpected '" + token.getText() + "'";
    }
}
