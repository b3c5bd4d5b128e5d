"""What stands at times at which it is not seen or heard, or cut short; and references that lead nowhere."""

from claqueta.document.checks.finding import Findings, Subject, finding
from claqueta.document.elements import CaptionElement, ElementBase, GroupElement
from claqueta.document.reasons import Rule
from claqueta.document.records import Audio, Project, Scene
from claqueta.document.structure import name_of
from claqueta.document.tree import Tree
from claqueta.errors import Words

SCENES_NONE = Rule(
    "project.empty",
    Words(en="The project has no scenes yet. Add one.", es="El proyecto aún no tiene escenas. Añade una."),
)
SCENE_EMPTY = Rule(
    "scene.empty",
    Words(
        en="The scene “{record}” shows nothing. Add something to it or remove it.",
        es="La escena «{record}» no muestra nada. Añade algo o elimínala.",
    ),
)
ELEMENT_UNSEEN = Rule(
    "element.unseen",
    Words(
        en="“{record}” begins after “{holder}” has ended, so it is never seen. Let it begin earlier.",
        es="«{record}» empieza cuando «{holder}» ya ha terminado, así que no se ve nunca. Adelántalo.",
    ),
)
ELEMENT_CUT = Rule(
    "element.cut",
    Words(
        en="“{record}” lasts longer than “{holder}” and is cut off at its end.",
        es="«{record}» dura más que «{holder}» y se corta al final.",
    ),
)
TRANSITION_LONG = Rule(
    "transition.long",
    Words(
        en="The transition after “{record}” is longer than the next scene. Shorten it.",
        es="La transición tras «{record}» dura más que la escena siguiente. Acórtala.",
    ),
)
TRANSITION_IDLE = Rule(
    "transition.idle",
    Words(
        en="“{record}” is the last scene, so its transition has nothing to lead to.",
        es="«{record}» es la última escena, así que su transición no lleva a ninguna.",
    ),
)
AUDIO_UNHEARD = Rule(
    "audio.unheard",
    Words(
        en="“{record}” begins after the end of the video, so it is never heard. Let it begin earlier.",
        es="«{record}» empieza después del final del vídeo, así que no se oye nunca. Adelántalo.",
    ),
)
AUDIO_CUT = Rule(
    "audio.cut",
    Words(
        en="“{record}” goes on after the end of the video and is cut off there.",
        es="«{record}» sigue después del final del vídeo y ahí se corta.",
    ),
)
SCENE_GONE = Rule(
    "audio.scene_gone",
    Words(
        en="“{record}” belongs to a scene that is no longer there, so it is not heard. Choose another scene for it.",
        es="«{record}» pertenece a una escena que ya no existe, así que no se oye. Elígele otra escena.",
    ),
)
TARGET_GONE = Rule(
    "field.target_gone",
    Words(
        en="The template field “{field}” fills something that is no longer there. Remove it from the field.",
        es="El campo de plantilla «{field}» rellena algo que ya no existe. Quítalo del campo.",
    ),
)
FADES_LONG = Rule(
    "audio.fades_long",
    Words(
        en="The fades of “{record}” are longer than the sound itself. Shorten them.",
        es="Los fundidos de «{record}» duran más que el propio sonido. Acórtalos.",
    ),
)
WORDS_LATE = Rule(
    "caption.words_late",
    Words(
        en="“{record}” has words after its own end, which are not shown. Make it longer.",
        es="«{record}» tiene palabras después de su final, que no se muestran. Alárgalo.",
    ),
)
MARKER_BEYOND = Rule(
    "marker.beyond",
    Words(
        en="The marker “{record}” stands after the end of the video.",
        es="El marcador «{record}» está después del final del vídeo.",
    ),
)


def check_timing(subject: Subject) -> Findings:
    """Everything that is out of its time."""
    for record in subject.document.records:
        if isinstance(record, Project):
            for field in record.fields.values():
                if any(target.record not in subject.records for target in field.targets):
                    yield finding(record.id, "warning", TARGET_GONE, field=field.label_en)
        if isinstance(record, CaptionElement) and any(word.start >= record.duration for word in record.words):
            yield finding(record.id, "warning", WORDS_LATE, record=name_of(record))
        if isinstance(record, Audio) and record.fade_in.duration + record.fade_out.duration > record.duration:
            yield finding(record.id, "hint", FADES_LONG, record=name_of(record))
    if subject.tree is not None:
        yield from _scenes(subject.tree)
        yield from _held(subject.tree)
        yield from _sounds(subject.tree)
        for marker in subject.tree.markers:
            if marker.time > subject.tree.duration:
                yield finding(marker.id, "hint", MARKER_BEYOND, record=name_of(marker))


def _scenes(tree: Tree) -> Findings:
    if not tree.scenes:
        yield finding(tree.project.id, "warning", SCENES_NONE)
    for index, scene in enumerate(tree.scenes):
        if scene.background is None and not any(not element.hidden for element in tree.elements(scene.id)):
            yield finding(scene.id, "warning", SCENE_EMPTY, record=name_of(scene))
        if scene.transition is None:
            continue
        if index + 1 == len(tree.scenes):
            yield finding(scene.id, "hint", TRANSITION_IDLE, record=name_of(scene))
        elif scene.transition.duration > tree.scenes[index + 1].duration:
            yield finding(scene.id, "warning", TRANSITION_LONG, record=name_of(scene))


def _held(tree: Tree) -> Findings:
    for record in tree.records.values():
        if not isinstance(record, ElementBase):
            continue
        holder = tree.records[record.parent]
        length = holder.duration if isinstance(holder, Scene | GroupElement) else tree.duration
        data = {"record": name_of(record), "holder": name_of(holder)}
        if record.start >= length > 0:
            yield finding(record.id, "warning", ELEMENT_UNSEEN, **data)
        elif record.start + record.duration > length > 0:
            yield finding(record.id, "hint", ELEMENT_CUT, **data)


def _sounds(tree: Tree) -> Findings:
    for record in tree.records.values():
        if not isinstance(record, Audio):
            continue
        start = record.start
        if record.scene is not None:
            if record.scene not in tree.scene_starts:
                yield finding(record.id, "warning", SCENE_GONE, record=name_of(record))
                continue
            start += tree.scene_starts[record.scene]
        if start >= tree.duration > 0:
            yield finding(record.id, "warning", AUDIO_UNHEARD, record=name_of(record))
        elif start + record.duration > tree.duration > 0:
            yield finding(record.id, "hint", AUDIO_CUT, record=name_of(record))
