"""From a script to a document, in earnest: what the storyboard's ports ask for, given by the rest of the engine.

`StudioNarrator` speaks, `MediaFolder` looks a folder through, `MusicRoom` composes, and `MediaCollector` keeps what
they make beside the document. The command line and the studio both make documents with these. Whatever a person
should know although all went on is a `Notice`, for the caller to show.
"""

from claqueta.making.collecting import MediaCollector, MediaKind
from claqueta.making.media_folder import MediaFolder, MediaFolderTooLarge
from claqueta.making.music_room import MusicRoom
from claqueta.making.narrator import StudioNarrator
from claqueta.making.notice import Notice

__all__ = [
    "MediaCollector",
    "MediaFolder",
    "MediaFolderTooLarge",
    "MediaKind",
    "MusicRoom",
    "Notice",
    "StudioNarrator",
]
