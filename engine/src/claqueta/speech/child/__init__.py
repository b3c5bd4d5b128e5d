"""The short-lived process that speaks one utterance: `python -m claqueta.speech.child`.

It reads one job as JSON from its standard input and answers on its standard output with a line of JSON followed by
16-bit samples. A synthesiser that hangs, crashes or writes to the terminal harms nobody but this process.
"""
