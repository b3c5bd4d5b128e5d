"""What a commit did, in the few words that a history shows."""

from collections.abc import Iterable, Mapping, Sequence

from claqueta.document.records import Record
from claqueta.document.structure import name_of, role_of
from claqueta.errors import Words
from claqueta.ops.operations import Op, Patch, Put, record_id
from claqueta.spec.parameters import Label

type Records = Mapping[str, Record]

_ADD = Words(en="Add", es="Añadir")
_REMOVE = Words(en="Remove", es="Eliminar")
_CHANGE = Words(en="Change", es="Cambiar")
_HIDE = Words(en="Hide", es="Ocultar")
_SHOW = Words(en="Show", es="Mostrar")
_MUTE = Words(en="Mute", es="Silenciar")
_UNMUTE = Words(en="Unmute", es="Quitar el silencio de")
_LOCK = Words(en="Lock", es="Bloquear")
_UNLOCK = Words(en="Unlock", es="Desbloquear")

_SWITCHES: Mapping[str, tuple[Words, Words]] = {
    # field → words for when it turns on, and off
    "hidden": (_HIDE, _SHOW),
    "muted": (_MUTE, _UNMUTE),
    "locked": (_LOCK, _UNLOCK),
}
_BY_PATHS: Sequence[tuple[frozenset[str], Words]] = (
    # the first line whose paths (or what holds them) cover all that was set gives the verb
    (frozenset({"placement.x", "placement.y"}), Words(en="Move", es="Mover")),
    (
        frozenset({f"placement.{part}" for part in ("x", "y", "width", "height", "scale_x", "scale_y")}),
        Words(en="Resize", es="Redimensionar"),
    ),
    (frozenset({"placement.rotation"}), Words(en="Rotate", es="Girar")),
    (frozenset({"placement.opacity"}), Words(en="Change the opacity of", es="Cambiar la opacidad de")),
    (frozenset({"placement"}), Words(en="Place", es="Colocar")),
    (frozenset({"start", "time"}), Words(en="Shift in time", es="Mover en el tiempo")),
    (frozenset({"source_start"}), Words(en="Slip", es="Deslizar el contenido de")),
    (frozenset({"start", "duration", "source_start"}), Words(en="Trim", es="Recortar")),
    (frozenset({"speed", "duration"}), Words(en="Change the speed of", es="Cambiar la velocidad de")),
    (frozenset({"order"}), Words(en="Reorder", es="Reordenar")),
    (frozenset({"parent", "order", "start", "placement"}), Words(en="Move elsewhere", es="Llevar a otro sitio")),
    (frozenset({"name", "title"}), Words(en="Rename", es="Renombrar")),
    (frozenset({"text", "words"}), Words(en="Edit the text of", es="Editar el texto de")),
    (frozenset({"style", "emphasis", "highlight"}), Words(en="Restyle", es="Cambiar el estilo de")),
    (frozenset({"fill", "color", "stroke", "shadow"}), Words(en="Recolour", es="Cambiar el color de")),
    (frozenset({"crop", "focus_x", "focus_y", "fit"}), Words(en="Crop", es="Encuadrar")),
    (frozenset({"effects"}), Words(en="Change the effects of", es="Cambiar los efectos de")),
    (frozenset({"transition"}), Words(en="Change the transition after", es="Cambiar la transición tras")),
    (frozenset({"entrance", "exit"}), Words(en="Animate", es="Animar")),
    (frozenset({"gain", "fade_in", "fade_out"}), Words(en="Change the volume of", es="Cambiar el volumen de")),
    (frozenset({"asset"}), Words(en="Replace the media of", es="Reemplazar el medio de")),
    (frozenset({"background"}), Words(en="Change the background of", es="Cambiar el fondo de")),
)
_ROLES: Mapping[str, tuple[Words, Words]] = {
    # role → one of them, several of them
    "project": (Words(en="the project", es="el proyecto"), Words(en="projects", es="proyectos")),
    "scene": (Words(en="a scene", es="una escena"), Words(en="{count} scenes", es="{count} escenas")),
    "element": (Words(en="an element", es="un elemento"), Words(en="{count} elements", es="{count} elementos")),
    "group": (Words(en="a group", es="un grupo"), Words(en="{count} groups", es="{count} grupos")),
    "track": (Words(en="a track", es="una pista"), Words(en="{count} tracks", es="{count} pistas")),
    "audio": (Words(en="a sound", es="un sonido"), Words(en="{count} sounds", es="{count} sonidos")),
    "marker": (Words(en="a marker", es="un marcador"), Words(en="{count} markers", es="{count} marcadores")),
    "item": (Words(en="something", es="algo"), Words(en="{count} items", es="{count} objetos")),
}


def label(before: Records, after: Records, ops: Sequence[Op]) -> Label:
    """What `ops` did between `before` and `after`, such as “Move ‘street’”."""
    ids = list(dict.fromkeys(record_id(op) for op in ops))
    verbs = list(dict.fromkeys(_verb(before, op) for op in ops))
    verb = verbs[0] if len(verbs) == 1 else _CHANGE
    if not ids:
        return Label(en="Change nothing", es="No cambiar nada")
    objects = [record for record in (after.get(id) or before.get(id) for id in ids) if record is not None]
    return Label(en=f"{verb.en} {_objects(objects).en}", es=f"{verb.es} {_objects(objects).es}")


def _verb(before: Records, op: Op) -> Words:
    if isinstance(op, Put):
        return _CHANGE if op.record.id in before else _ADD
    if not isinstance(op, Patch):
        return _REMOVE
    if len(op.set) == 1:
        ((path, value),) = op.set.items()
        if path in _SWITCHES:
            return _SWITCHES[path][0 if value else 1]
    for covered, verb in _BY_PATHS:
        if all(_above(path, covered) for path in op.set):
            return verb
    return _CHANGE


def _above(path: str, covered: Iterable[str]) -> bool:
    return any(path == outer or path.startswith(f"{outer}.") for outer in covered)


def _objects(records: Sequence[Record]) -> Words:
    if len(records) == 1:
        name = name_of(records[0])
        if name != records[0].id:
            return Words(en=f"‘{name}’", es=f"«{name}»")
    roles = {role_of(record) for record in records}
    if not records:
        return _ROLES["item"][0]
    one, many = _ROLES[roles.pop() if len(roles) == 1 else "item"]
    if len(records) == 1:
        return one
    return Words(en=many.fill("en", {"count": len(records)}), es=many.fill("es", {"count": len(records)}))
