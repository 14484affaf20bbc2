package io.vck.conformance.language;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Collects the places where a text does not fit the grammar, and says of each what is wrong with it in plain words. */
final class SyntaxErrors extends BaseErrorListener {
    private final TokenStream tokens;
    private final List<Problem> problems = new ArrayList<>();

    SyntaxErrors(TokenStream tokens) {
        this.tokens = tokens;
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offendingSymbol,
            int line,
            int column,
            String message,
            RecognitionException error) {
        Problem problem = new Problem(line, column + 1, describe((Token) offendingSymbol));
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private String describe(Token token) {
        String text = token.getText();
        switch (token.getType()) {
            case Token.EOF:
                return "unexpected end of the text" + unclosed(token);
            case ProgramGrammarLexer.KEYWORD:
                return "'" + text + "' is not part of the language";
            case ProgramGrammarLexer.UNKNOWN:
                return text.equals("'") || text.equals("\"") ? "the string does not end" : "unexpected '" + text + "'";
            case ProgramGrammarLexer.EQ:
            case ProgramGrammarLexer.NE:
            case ProgramGrammarLexer.LT:
            case ProgramGrammarLexer.LE:
            case ProgramGrammarLexer.GT:
            case ProgramGrammarLexer.GE:
                return "unexpected '" + text + "'; a comparison compares two values, not a chain of them";
            default:
                return "unexpected '" + text + "'";
        }
    }

    /** Which bracket is still open at the end, the innermost if there are several. */
    private String unclosed(Token end) {
        List<Token> open = new ArrayList<>();
        for (int i = 0; i < end.getTokenIndex(); i++) {
            Token token = tokens.get(i);
            switch (token.getType()) {
                case ProgramGrammarLexer.LPAREN:
                case ProgramGrammarLexer.LBRACKET:
                case ProgramGrammarLexer.LBRACE:
                    open.add(token);
                    break;
                case ProgramGrammarLexer.RPAREN:
                case ProgramGrammarLexer.RBRACKET:
                case ProgramGrammarLexer.RBRACE:
                    if (!open.isEmpty()) {
                        open.remove(open.size() - 1);
                    }
                    break;
                default:
                    break;
            }
        }
        if (open.isEmpty()) {
            return "";
        }
        Token last = open.get(open.size() - 1);
        return "; '" + last.getText() + "' at column " + (last.getCharPositionInLine() + 1) + " is not closed";
    }
}
