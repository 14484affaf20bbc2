"""Cases as programs of JAX and TensorFlow that run by themselves.

What a library calls an operator stands in the table of its backend, and nowhere else: a snippet says what the table's row
says. A row that is a function of the library is called by its name, a short function of the adapter is written out with
the arguments put in, and a longer one goes along as it stands.

Reading order: sources (the text of a function), rows (a call of a row as an expression), program (a tree as lines of
Python), literals and checks (inputs and expectations), words (what differs between libraries), snippet (the whole), and
__main__.
"""
