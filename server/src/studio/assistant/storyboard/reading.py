"""A script as it was written and as a person wants it told."""

from dataclasses import replace

from claqueta.storyboard import Script, parse
from studio.assistant.storyboard.options import StoryboardOptions


def read_script(text: str, options: StoryboardOptions) -> Script:
    """The script, with what the person chose over what its head says. Raises what `parse` raises."""
    script = parse(text, options.language or "es")
    settings = replace(
        script.settings,
        voice=options.voice or script.settings.voice,
        speed=options.speed or script.settings.speed,
        music=options.music or script.settings.music,
    )
    return replace(script, language=options.language or script.language, settings=settings)
