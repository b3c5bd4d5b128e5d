"""What decides how the first scene of a script looks."""

import hashlib
import json

from claqueta.errors import Language
from claqueta.storyboard import Format, opening_of, parse, styles


def opening_key(text: str, format: Format, otherwise: Language = "es") -> str:
    """A hash of all that decides how the first scene looks. Raises what `parse` raises."""
    script = opening_of(parse(text, otherwise))
    facts = [repr(script), format, {name: style.model_dump_json() for name, style in styles().items()}]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
