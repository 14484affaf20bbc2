/*
 * The language of cases: the part of Python's expressions in which this field writes its examples.
 *
 * There are no blocks, loops, comprehensions, branches or assertions; a step is an assignment or an expression.
 * Operators bind as in Python. A comparison compares two values, not a chain of them.
 */
grammar ProgramGrammar;

// One step of a program: `t[:, i] = v`, `view = base[0]`, `view.cos_()`.
step
    : left=tupleOrExpression (EQUALS right=tupleOrExpression)? EOF
    ;

// The name and parameters of a definition: `f(leaf, *rest)`.
header
    : NAME LPAREN parameters? RPAREN EOF
    ;

tupleOrExpression
    : expression (COMMA expression)* COMMA?
    ;

expression
    : LAMBDA parameters? COLON expression                                   # lambda
    | then=comparison (IF condition=comparison ELSE otherwise=expression)?  # conditional
    ;

parameters
    : NAME (COMMA NAME)* (COMMA STAR NAME)? COMMA?
    | STAR NAME COMMA?
    ;

comparison
    : sum (operator=(EQ | NE | LT | LE | GT | GE) sum)?
    ;

sum
    : sum operator=(PLUS | MINUS) product
    | product
    ;

product
    : product operator=(STAR | SLASH) unary
    | unary
    ;

unary
    : MINUS unary
    | power
    ;

power
    : postfix (POWER unary)?
    ;

postfix
    : atom                                          # primary
    | postfix DOT NAME                              # attribute
    | postfix LPAREN arguments? RPAREN              # call
    | postfix LBRACKET subscripts RBRACKET          # subscript
    ;

arguments
    : argument (COMMA argument)* COMMA?
    ;

argument
    : NAME EQUALS expression    # keyword
    | STAR expression           # spread
    | expression                # positional
    ;

subscripts
    : index (COMMA index)* COMMA?
    ;

index
    : expression slice?
    | slice
    ;

slice
    : COLON stop=expression? (COLON stride=expression?)?
    ;

atom
    : NAME                                                                      # name
    | INTEGER                                                                   # integer
    | REAL                                                                      # real
    | STRING                                                                    # string
    | (TRUE | FALSE | NONE | ELLIPSIS)                                          # constant
    | LPAREN (element (COMMA element)* COMMA?)? RPAREN                          # parentheses
    | LBRACKET (element (COMMA element)* COMMA?)? RBRACKET                      # list
    | LBRACE (entry (COMMA entry)* COMMA?)? RBRACE                              # dict
    | LBRACE element (COMMA element)* COMMA? RBRACE                             # set
    ;

element
    : STAR? expression
    ;

entry
    : STRING COLON expression
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
INTEGER : DIGITS ;
NAME : [A-Za-z_] [A-Za-z_0-9]* ;
STRING
    : '\'' (~['\\\r\n] | '\\' .)* '\''
    | '"' (~["\\\r\n] | '\\' .)* '"'
    ;
SPACE : [ \t\r\n]+ -> skip ;
UNKNOWN : . ;

fragment DIGITS : [0-9]+ ;
fragment EXPONENT : [eE] [+-]? DIGITS ;
