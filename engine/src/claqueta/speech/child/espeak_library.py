"""eSpeak NG by its C library: synthesis with word events, and the voices that it has.

The declarations follow speak_lib.h of eSpeak NG 1.50 and later.
"""

import ctypes
import ctypes.util
from collections.abc import Iterator

from claqueta.speech.child.job import CannotSpeak, ListedVoice, Listing, Manner, Sound
from claqueta.speech.child.tuning import BASE_RATE, PITCH_RANGE, WORDS_PER_MINUTE, pitch_setting

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_CHARS_UTF8, _ENDPAUSE = 1, 0x1000
_RATE, _PITCH, _RANGE = 1, 3, 4
_WORD = 1
_NAMES = ("libespeak-ng.so.1", "libespeak-ng.dylib", "libespeak-ng.dll")


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.POINTER(ctypes.c_char)),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


def word_marks(events: Iterator[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """(character, sample) of each word event among (type, text position, length, sample), characters from 0."""
    return [(position - 1, sample) for kind, position, length, sample in events if kind == _WORD and length]


def speak(passages: list[str], manner: Manner, options: dict[str, str]) -> list[Sound]:
    """The passages spoken, with word marks. Raises CannotSpeak."""
    del options
    library, rate = _library()
    if library.espeak_SetVoiceByName(manner["voice"].encode()) != 0:
        raise CannotSpeak("the voice is not installed")
    library.espeak_SetParameter(_RATE, round(WORDS_PER_MINUTE * manner["speed"]), 0)
    library.espeak_SetParameter(_PITCH, pitch_setting(manner["pitch"]), 0)
    library.espeak_SetParameter(_RANGE, PITCH_RANGE, 0)
    pcm = bytearray()
    events: list[tuple[int, int, int, int]] = []

    def heard(wave: "ctypes._Pointer[ctypes.c_short]", frames: int, happened: "ctypes._Pointer[_Event]") -> int:
        index = 0
        while happened[index].type:
            event = happened[index]
            events.append((event.type, event.text_position, event.length, event.sample))
            index += 1
        if wave and frames > 0:
            pcm.extend(ctypes.string_at(wave, 2 * frames))
        return 0

    callback = _Callback(heard)
    library.espeak_SetSynthCallback(callback)
    sounds = []
    for passage in passages:
        pcm.clear()
        events.clear()
        encoded = passage.encode()
        if library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _CHARS_UTF8 | _ENDPAUSE, None, None) != 0:
            raise CannotSpeak("the synthesiser refused the text")
        library.espeak_Synchronize()
        sounds.append(Sound(bytes(pcm), rate, word_marks(iter(events))))
    return sounds


def list_voices() -> Listing:
    """The voices that need nothing besides eSpeak NG itself. Raises CannotSpeak."""
    library, _ = _library()
    library.espeak_Info.restype = ctypes.c_char_p
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    found: list[ListedVoice] = []
    pointers = library.espeak_ListVoices(None)
    index = 0
    while pointers[index]:
        voice = pointers[index].contents
        index += 1
        identifier = (voice.identifier or b"").decode()
        # An mbrola voice (mb/) needs another program; a variant (!v/) is no voice of its own.
        if identifier.startswith(("mb", "!v")) or not voice.languages:
            continue
        # The list of languages is (priority byte, name, NUL)*; the first is the voice's own.
        language = ctypes.string_at(ctypes.addressof(voice.languages.contents) + 1).decode()
        found.append({"name": voice.name.decode(), "file": identifier, "language": language, "gender": voice.gender})
    return {"version": (library.espeak_Info(None) or b"").decode(), "voices": found}


def _library() -> tuple[ctypes.CDLL, int]:
    for name in (*_NAMES, ctypes.util.find_library("espeak-ng") or ""):
        if not name:
            continue
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        rate = library.espeak_Initialize(_SYNCHRONOUS, 0, None, _DONT_EXIT)
        if rate < BASE_RATE // 4:
            raise CannotSpeak("eSpeak NG found no voice data")
        return library, rate
    raise CannotSpeak("libespeak-ng is not installed")
