package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramGrammarParser.ComparisonContext;
import io.vck.conformance.language.ProgramGrammarParser.ConditionalContext;
import io.vck.conformance.language.ProgramGrammarParser.ExpressionContext;
import io.vck.conformance.language.ProgramGrammarParser.ExpressionsContext;
import io.vck.conformance.language.ProgramGrammarParser.HeaderContext;
import io.vck.conformance.language.ProgramGrammarParser.LambdaContext;
import io.vck.conformance.language.ProgramGrammarParser.ParametersContext;
import io.vck.conformance.language.ProgramGrammarParser.PowerContext;
import io.vck.conformance.language.ProgramGrammarParser.ProductContext;
import io.vck.conformance.language.ProgramGrammarParser.StepContext;
import io.vck.conformance.language.ProgramGrammarParser.SumContext;
import io.vck.conformance.language.ProgramGrammarParser.UnaryContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a text that fits the grammar, and finds what is wrong with it all the same. */
final class TreeBuilder {
    private static final Node NONE = new Node.Constant(new Value.None<>());

    private final Positions positions;
    private final List<Problem> problems = new ArrayList<>();
    private final AtomBuilder atoms = new AtomBuilder(this);
    private final PostfixBuilder postfixes = new PostfixBuilder(this, atoms);

    TreeBuilder(Positions positions) {
        this.positions = positions;
    }

    List<Problem> problems() {
        return problems;
    }

    Node problem(ParserRuleContext at, String message) {
        return problem(at.start, message);
    }

    Node problem(Token at, String message) {
        problems.add(new Problem(at.getLine(), at.getCharPositionInLine() + 1, message));
        return NONE;
    }

    Node at(Token token, Node node) {
        positions.put(node, token.getLine(), token.getCharPositionInLine() + 1);
        return node;
    }

    Node step(StepContext step, boolean assignmentAllowed) {
        if (step.right == null) {
            return tupleOrExpression(step.left);
        } else if (!assignmentAllowed) {
            return problem(step.left, "an assignment stands where an expression is expected");
        }
        Node target = tupleOrExpression(step.left);
        boolean targetIsWrong = !problems.isEmpty();
        Node value = tupleOrExpression(step.right);
        return targetIsWrong ? value : at(step.start, assignment(step.left, target, value));
    }

    private Node assignment(ParserRuleContext at, Node target, Node value) {
        if (target instanceof Node.Name name) {
            return new Node.Assign(name.name(), value);
        } else if (target instanceof Node.Call call && call.function().equals(Symbols.GET_ITEM)) {
            List<Node> args = new ArrayList<>(call.args());
            args.add(value);
            return new Node.Call(Symbols.SET_ITEM, args);
        } else if (target instanceof Node.Operator operator) {
            return problem(at, "'" + operator.spelling().text() + "' can't be assigned to: it is part of the language");
        }
        return problem(at, "only a name or a subscript can be assigned to");
    }

    private Node tupleOrExpression(ExpressionsContext context) {
        if (context.COMMA() == null) {
            return expression(context.expression());
        }
        List<Node> items = new ArrayList<>();
        for (ExpressionsContext rest = context; rest != null; rest = rest.expressions()) {
            items.add(expression(rest.expression()));
        }
        return at(context.start, new Node.TupleOf(items));
    }

    Header header(HeaderContext context) {
        Parameters parameters = parameters(context.parameters());
        return new Header(bindable(context.NAME()), parameters.positional(), parameters.rest(), List.of());
    }

    Node expression(ExpressionContext context) {
        if (context instanceof LambdaContext lambda) {
            return lambda(lambda);
        }
        ConditionalContext conditional = (ConditionalContext) context;
        Node then = comparison(conditional.then);
        if (conditional.condition == null) {
            return then;
        }
        return at(
                context.start, new Node.If(comparison(conditional.condition), then, expression(conditional.otherwise)));
    }

    private Node lambda(LambdaContext context) {
        Parameters parameters = parameters(context.parameters());
        List<Node> steps = List.of(expression(context.expression()));
        return at(context.start, new Node.Lambda("<lambda>", parameters.positional(), parameters.rest(), steps));
    }

    private record Parameters(List<String> positional, Optional<String> rest) {}

    private Parameters parameters(@Nullable ParametersContext first) {
        Set<String> names = new LinkedHashSet<>();
        Optional<String> rest = Optional.empty();
        for (ParametersContext context = first; context != null; context = context.parameters()) {
            String name = bindable(context.NAME());
            if (names.contains(name)) {
                problem(context, "the parameter '" + name + "' stands twice");
            } else if (context.STAR() == null) {
                names.add(name);
            } else {
                rest = Optional.of(name);
            }
        }
        return new Parameters(List.copyOf(names), rest);
    }

    private String bindable(TerminalNode name) {
        if (Names.RESERVED.contains(name.getText())) {
            problem(name.getSymbol(), "'" + name.getText() + "' can't be bound: it is part of the language");
        }
        return name.getText();
    }

    private Node comparison(ComparisonContext context) {
        Node left = sum(context.sum(0));
        return context.operator == null ? left : infix(context.operator, left, sum(context.sum(1)));
    }

    Node sum(SumContext context) {
        Node sum = product(context.product(0));
        for (int i = 0; i < context.operators.size(); i++) {
            sum = infix(context.operators.get(i), sum, product(context.product(i + 1)));
        }
        return sum;
    }

    private Node product(ProductContext context) {
        Node product = unary(context.unary(0));
        for (int i = 0; i < context.operators.size(); i++) {
            product = infix(context.operators.get(i), product, unary(context.unary(i + 1)));
        }
        return product;
    }

    private Node infix(Token operator, Node left, Node right) {
        return at(operator, new Node.Call(Symbols.binary(operator.getText()), List.of(left, right)));
    }

    private Node unary(UnaryContext context) {
        if (context.MINUS() == null) {
            return power(context.power());
        }
        return atoms.negativeNumber(context.unary())
                .map(number -> at(context.start, number))
                .orElseGet(() -> at(context.start, new Node.Call(Symbols.NEGATE, List.of(unary(context.unary())))));
    }

    private Node power(PowerContext context) {
        Node base = postfixes.postfix(context.postfix());
        return context.POWER() == null ? base : infix(context.POWER().getSymbol(), base, unary(context.unary()));
    }
}
