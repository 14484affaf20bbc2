/*
 * The language of cases: the part of Python's expressions in which this field writes its examples.
 *
 * There are no blocks, loops, comprehensions, branches or assertions; a step is an assignment or an expression.
 * Operators bind as in Python. A comparison compares two values, not a chain of them.
 *
 * NOTE [One token decides]: every choice in this grammar is decided by the next token alone, so that the generated
 * parser is plain switches. ANTLR would work out other choices while it parses, which is what takes long in a process
 * that has just started. This is why lists are recursive (a comma either ends them or not), and why what an item is,
 * a keyword argument or an entry of a dict, shows in its second half.
 */
grammar ProgramGrammar;

// One step of a program: `t[:, i] = v`, `view = base[0]`, `view.cos_()`.
step
    : left=expressions (EQUALS right=expressions)? EOF
    ;

// The name and parameters of a definition: `f(leaf, *rest)`.
header
    : NAME LPAREN parameters? RPAREN EOF
    ;

// With a comma, a tuple.
expressions
    : expression (COMMA expressions?)?
    ;

expression
    : LAMBDA parameters? COLON expression                                   # lambda
    | then=comparison (IF condition=comparison ELSE otherwise=expression)?  # conditional
    ;

parameters
    : NAME (COMMA parameters?)?
    | STAR NAME COMMA?
    ;

comparison
    : sum (operator=(EQ | NE | LT | LE | GT | GE) sum)?
    ;

sum
    : product (operators+=(PLUS | MINUS) product)*
    ;

product
    : unary (operators+=(STAR | SLASH) unary)*
    ;

unary
    : MINUS unary
    | power
    ;

power
    : postfix (POWER unary)?
    ;

postfix
    : atom trailer*
    ;

trailer
    : DOT NAME                          # attribute
    | LPAREN arguments? RPAREN          # call
    | LBRACKET subscripts RBRACKET      # subscript
    ;

arguments
    : argument (COMMA arguments?)?
    ;

// `x`, `*rest`, `dim=0`.
argument
    : STAR expression
    | expression (EQUALS value=expression)?
    ;

// With a comma, a tuple.
subscripts
    : index (COMMA subscripts?)?
    ;

index
    : expression slice?
    | slice
    ;

slice
    : COLON stop=expression? (COLON stride=expression?)?
    ;

atom
    : NAME                                  # name
    | INTEGER                               # integer
    | REAL                                  # real
    | STRING                                # string
    | (TRUE | FALSE | NONE | ELLIPSIS)      # constant
    | LPAREN elements? RPAREN               # parentheses
    | LBRACKET elements? RBRACKET           # list
    | LBRACE members? RBRACE                # braces
    ;

elements
    : element (COMMA elements?)?
    ;

element
    : STAR sum
    | expression
    ;

members
    : member (COMMA members?)?
    ;

// Of a set, `x`, or of a dict, `'x': 0`.
member
    : element (COLON expression)?
    ;

LAMBDA : 'lambda' ;
IF : 'if' ;
ELSE : 'else' ;
TRUE : 'True' ;
FALSE : 'False' ;
NONE : 'None' ;
ELLIPSIS : '...' | 'Ellipsis' ;
EQ : '==' ;
NE : '!=' ;
LE : '<=' ;
GE : '>=' ;
LT : '<' ;
GT : '>' ;
EQUALS : '=' ;
PLUS : '+' ;
MINUS : '-' ;
POWER : '**' ;
STAR : '*' ;
SLASH : '/' ;
DOT : '.' ;
COMMA : ',' ;
COLON : ':' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;

REAL
    : DIGITS '.' DIGITS? EXPONENT?
    | '.' DIGITS EXPONENT?
    | DIGITS EXPONENT
    ;
INTEGER : '0'+ | [1-9] [0-9]* ;
KEYWORD
    : 'and' | 'as' | 'assert' | 'async' | 'await' | 'break' | 'class' | 'continue' | 'def' | 'del' | 'elif' | 'except'
    | 'finally' | 'for' | 'from' | 'global' | 'import' | 'in' | 'is' | 'nonlocal' | 'not' | 'or' | 'pass' | 'raise'
    | 'return' | 'try' | 'while' | 'with' | 'yield'
    ;
NAME : [A-Za-z_] [A-Za-z_0-9]* ;
STRING
    : '\'' (~['\\\r\n] | '\\' .)* '\''
    | '"' (~["\\\r\n] | '\\' .)* '"'
    ;
SPACE : [ \t\r\n]+ -> skip ;
UNKNOWN : . ;

fragment DIGITS : [0-9]+ ;
fragment EXPONENT : [eE] [+-]? DIGITS ;
