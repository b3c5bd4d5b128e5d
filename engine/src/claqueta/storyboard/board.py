"""The storyboard: a script, a style and the world around them become an ordinary document."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from claqueta.document.document import Document, MediaRef
from claqueta.document.model import EffectUse, ParameterValue
from claqueta.document.records import (
    Audio,
    Ducking,
    Fade,
    Marker,
    Project,
    Record,
    Scene,
    Speech,
    Track,
    TransitionUse,
)
from claqueta.ports import TextMeasurer
from claqueta.storyboard.beats import Beat, beats
from claqueta.storyboard.canvas import CANVASES
from claqueta.storyboard.composition import compose
from claqueta.storyboard.direction import (
    choose_layout,
    choose_transition,
    scene_length,
    voice_start,
    wants_picture,
)
from claqueta.storyboard.matching import Chooser, Match
from claqueta.storyboard.materials import MediaLibrary, MusicSource, Narration, Narrator
from claqueta.storyboard.scene import Mint, SceneFacts, Sheet, order_key, shifted, span
from claqueta.storyboard.script import Format, Script, plain
from claqueta.storyboard.style import LayoutName, Style, TransitionChoice
from claqueta.storyboard.styles import style_named
from claqueta.storyboard.typesetting import Typesetter
from claqueta.time import Ticks


def storyboard(
    script: Script,
    *,
    style: str,
    format: Format,
    narrator: Narrator,
    library: MediaLibrary,
    music: MusicSource,
    measurer: TextMeasurer,
    ids: Mint,
) -> Document:
    """The project that tells `script`: scenes with texts, pictures and captions, the voice, and music under it.

    The same arguments give the same document; `ids` mints record ids. The choice of style, format, voice, music and
    speed is the caller's; `script.settings` says what the script asks for.
    Raises StyleUnknown, PictureMissing, TooManyScenes and whatever the narrator raises.
    """
    return _Board(script, style, format, narrator, library, music, measurer, ids).document()


_EVEN_VOICE = {"threshold": -28.0, "ratio": 6.0, "attack": 0.5, "release": 50.0, "makeup": 9.0}
"""Brings the loudest syllables nearer to the rest, so that the limiter need not when the film is made loud enough."""


def voice_track(id: str, project: str, order: str, language: str) -> Track:
    """The track that narration lies on, named in the project's language, its voices evened."""
    return Track(
        id=id,
        parent=project,
        order=order,
        name="Voz" if language.startswith("es") else "Voice",
        effects={"even": EffectUse(effect="compressor", params=dict(_EVEN_VOICE))},
    )


class _Board:
    """One storyboard in the making."""

    def __init__(
        self, script: Script, style: str, format: Format, narrator: Narrator, library: MediaLibrary,
        music: MusicSource, measurer: TextMeasurer, ids: Mint,
    ) -> None:  # fmt: skip
        self.script, self.style_id, self.style, self.canvas = script, style, style_named(style), CANVASES[format]
        self.narrator, self.music, self.ids = narrator, music, ids
        self.chooser = Chooser(library.items(), script.language)
        self.typesetter = Typesetter(measurer, script.language)
        self.media: dict[str, MediaRef] = {}
        self.spanish = script.language.startswith("es")

    def document(self) -> Document:
        """All records and the media that they name."""
        project = Project(
            id=self.ids(),
            title=self._title(),
            width=self.canvas.width,
            height=self.canvas.height,
            rate=(30, 1),
            background=self.style.palette["ground"],
            language=self.script.language,
            style=self.style_id,
        )
        voice = voice_track(self.ids(), project.id, order_key(0), self.script.language)
        told = beats(self.script)
        scenes = list(self._scenes(told, project.id, voice.id))
        records: list[Record] = [project]
        records += [record for scene in scenes for record in scene]
        total = sum(record.duration for record in records if isinstance(record, Scene))
        records.append(voice)
        records += self._music(project.id, total)
        records += self._markers(told, project.id, records)
        return Document(records=tuple(records), media=self.media)

    def _title(self) -> str:
        headings = (plain(section.heading) for section in self.script.sections if section.heading)
        return (plain(self.script.title) or next(headings, ""))[:200]

    def _scenes(self, told: Sequence[Beat], project: str, voice_track: str) -> Iterator[list[Record]]:
        narrations = [self._spoken(beat) for beat in told]
        transitions = [choose_transition(self.style, index) for index in range(len(told))]
        transitions.append(TransitionChoice(transition="none", duration=0))
        matches = [self._match(beat, after) for beat, after in zip_longest(told, told[1:])]
        chapters = len({beat.chapter_number for beat in told if beat.chapter_number})
        before: LayoutName | None = None
        for index, (beat, narration) in enumerate(zip(told, narrations, strict=True)):
            match, further, uses = matches[index]
            arriving = span(transitions[index].duration) if index else 0
            leaving = transitions[index + 1]
            at = voice_start(self.style.pace, arriving)
            facts = SceneFacts(
                id=self.ids(),
                beat=beat,
                match=match,
                further=further,
                duration=scene_length(self.style.pace, at, narration.duration if narration else 0),
                opens=arriving // 2 + span(0.1),
                voice=at,
                words=shifted(narration.words, at) if narration else (),
                tail=span(leaving.duration),
                index=index,
                uses=uses,
                chapter_count=chapters,
                language=self.script.language,
            )
            layout = choose_layout(beat, match, before, self.canvas.width > self.canvas.height)
            before = layout
            yield self._scene(
                project, facts, layout, leaving if index + 1 < len(told) else None, voice_track, narration
            )

    def _spoken(self, beat: Beat) -> Narration | None:
        if not beat.spoken:
            return None
        settings = self.script.settings
        narration = self.narrator.speak(beat.spoken, self.script.language, settings.voice or "", settings.speed or 1.0)
        self.media[narration.asset] = narration.ref
        return narration

    def _match(self, beat: Beat, after: Beat | None) -> tuple[Match | None, tuple[Match, ...], int]:
        """The scene's picture, further ones it asks for, and how often the first has been shown before.

        after: the scene that follows.
        """
        match: Match | None = None
        further: tuple[Match, ...] = ()
        if beat.pictures:
            match, *rest = [self.chooser.asked(picture) for picture in beat.pictures]
            further = tuple(rest)
        elif wants_picture(beat):
            asked = self.chooser.asked(after.pictures[0]).item.asset if after and after.pictures else None
            match = self.chooser.best(beat.strong, f"{beat.chapter} {beat.spoken}", spared=asked)
        uses = self.chooser.uses(match.item.asset) if match else 0
        self.chooser.show(match)
        for shot in (match, *further) if match else ():
            self.media[shot.item.asset] = shot.item.ref
        for shot in further:
            self.chooser.show(shot)
        return match, further, uses

    def _scene(
        self, project: str, facts: SceneFacts, name: LayoutName, leaving: TransitionChoice | None, track: str,
        narration: Narration | None,
    ) -> list[Record]:  # fmt: skip
        style = self.style
        sheet = Sheet(facts, style, self.canvas, self.typesetter, self.ids)
        background = compose(sheet, name)
        beat = facts.beat
        scene = Scene(
            id=facts.id,
            parent=project,
            order=order_key(facts.index),
            name=(plain(beat.headline.text) if beat.headline else beat.spoken or beat.chapter)[:80],
            duration=facts.duration,
            background=background,
            transition=_transition(style, leaving) if leaving else None,
            notes=beat.spoken,
        )
        records: list[Record] = [scene, *sheet.elements]
        if narration:
            records.append(self._voice(facts, track, narration))
        return records

    def _voice(self, facts: SceneFacts, track: str, narration: Narration) -> Audio:
        settings = self.script.settings
        return Audio(
            id=self.ids(),
            parent=track,
            scene=facts.id,
            name=facts.beat.spoken[:60],
            role="voice",
            asset=narration.asset,
            start=facts.voice,
            duration=narration.duration,
            speech=Speech(
                text=facts.beat.spoken,
                language=self.script.language,
                voice=settings.voice or "",
                speed=settings.speed or 1.0,
            ),
            words=narration.words,
        )

    def _music(self, project: str, total: int) -> list[Record]:
        look, mood = self.style.music, self.script.settings.music or self.style.music.mood
        bed = None if mood == "none" else self.music.bed(mood, Ticks(total))
        if bed is None:
            return []
        self.media[bed.asset] = bed.ref
        track = Track(
            id=self.ids(),
            parent=project,
            order=order_key(1),
            name="Música" if self.spanish else "Music",
            gain=look.gain,
            ducking=Ducking(depth=look.depth),
        )
        reason = ""
        if bed.name:
            spanish = f"Es la música de tu carpeta («{bed.name[:200]}»), porque el guion no pide ninguna."
            english = f"It is the music of your folder (“{bed.name[:200]}”), for the script asks for none."
            reason = spanish if self.spanish else english
        fade_in, fade_out = min(span(look.fade_in), total // 4), min(span(look.fade_out), total // 2)
        audio = Audio(
            id=self.ids(),
            parent=track.id,
            name=(bed.name or mood)[:200],
            role="music",
            asset=bed.asset,
            duration=total,
            loop=bed.duration < total,
            fade_in=Fade(duration=fade_in),
            fade_out=Fade(duration=fade_out, curve="s_curve"),
            reason=reason,
        )
        return [track, audio]

    def _markers(self, told: Sequence[Beat], project: str, records: list[Record]) -> list[Record]:
        """A marker where each chapter begins."""
        markers: list[Record] = []
        start = 0
        scenes = [record for record in records if isinstance(record, Scene)]
        for beat, scene in zip(told, scenes, strict=True):
            if beat.opens_chapter:
                markers.append(Marker(id=self.ids(), parent=project, time=start, name=beat.chapter[:200]))
            start += scene.duration
        return markers


def _transition(style: Style, choice: TransitionChoice) -> TransitionUse | None:
    if choice.duration == 0:
        return None
    params: dict[str, ParameterValue] = {
        key: style.palette.get(value, value) if isinstance(value, str) else value
        for key, value in choice.params.items()
    }
    return TransitionUse(transition=choice.transition, duration=span(choice.duration), ease=choice.ease, params=params)
