"""The built-in templates themselves."""

from studio.projects.builtin.building import BuiltIn, Sheet, arrive, drift, letters
from studio.projects.builtin.occasions import flash, recap, recipe, team

_PICTURE = "picture-to-fill-"
"""Stands where a person's own picture will; the gallery shows the template without it."""


def built_in() -> tuple[BuiltIn, ...]:
    """All of them, in the order of their keys."""
    return (event(), flash(), lesson(), product(), quote(), recap(), recipe(), team())


def product() -> BuiltIn:
    """Tall: the thing, why it is good, what it costs."""
    s = Sheet("product", 1080, 1920, "#14101F")
    sky = {"first": "#1E1B4B", "second": "#7C3AED", "third": "#FB7185", "angle": 60.0, "speed": 45.0}
    s.scene("hook", 3.5, "Gancho", leaving="push", leaves=0.5)
    s.put("generator", "hook-sky", (0.5, 0.5, 1, 1), generator="gradient", params=sky, called="Fondo")
    s.put("shape", "hook-ring", (0.5, 0.36, 0.62, 0.349), shape="ellipse", fill=None, called="Anillo",
          stroke={"paint": "#FFFFFF66", "width": 3.0}, trim_end=drift(0.0, 1.0, 1.6))  # fmt: skip
    s.put("shape", "hook-disc", (0.5, 0.36, 0.5, 0.281), shape="ellipse", called="Disco",
          fill={"gradient": "radial", "stops": [{"at": 0.0, "color": "#FDE68A"}, {"at": 1.0, "color": "#FB718500"}]},
          entrance=arrive("zoom", lasts=0.9))  # fmt: skip
    s.put("image", "hook-picture", (0.5, 0.36, 0.74, 0.416), asset=_PICTURE, corner_radius=48.0, called="Producto",
          place={"scale_x": drift(1.0, 1.06, 3.5), "scale_y": drift(1.0, 1.06, 3.5)},
          entrance=arrive("rise", lasts=0.7))  # fmt: skip
    s.put("text", "hook-kicker", (0.5, 0.635, 0.84, 0.04), text="NOVEDAD", called="Antetítulo",
          style=letters(40, font="JetBrains Mono", weight=700, letter_spacing=8.0, fill="#FDE68A"),
          entrance=arrive("fade", after=0.3))  # fmt: skip
    s.put("text", "hook-name", (0.5, 0.75, 0.88, 0.17), text="Tu producto, a primera vista", called="Nombre",
          style=letters(116, font="Space Grotesk", weight=700, line_height=1.02, letter_spacing=-3.0),
          entrance=arrive("mask_rise", after=0.4, unit="word", stagger=0.08))  # fmt: skip
    s.scene("why", 5.0, "Ventajas", leaving="push", leaves=0.5)
    s.put("generator", "why-waves", (0.5, 0.5, 1, 1), generator="waves", called="Fondo",
          params={"ground": "#14101F", "front": "#7C3AED", "speed": 35.0, "height": 38.0})  # fmt: skip
    s.put("text", "why-title", (0.5, 0.2, 0.84, 0.12), text="Por qué te va a gustar", called="Título",
          style=letters(88, font="Space Grotesk", weight=700, line_height=1.05, align="start"),
          entrance=arrive("mask_rise", unit="word", stagger=0.07))  # fmt: skip
    for number, (y, words) in enumerate(
        ((0.36, "Se monta en un minuto"), (0.49, "Dura toda la vida"), (0.62, "Hecho cerca de ti")), 1
    ):
        at = 0.35 + number * 0.45
        s.put("shape", f"why-plate-{number}", (0.5, y, 0.84, 0.1), called=f"Placa {number}", fill="#FFFFFF1A",
              corner_radius=36.0, start=at, entrance=arrive("slide_left", lasts=0.5))  # fmt: skip
        s.put("shape", f"why-dot-{number}", (0.155, y, 0.052, 0.02925), shape="ellipse", fill="#FDE68A",
              called=f"Punto {number}", start=at + 0.15, entrance=arrive("pop", lasts=0.4))  # fmt: skip
        s.put("text", f"why-{number}", (0.555, y, 0.66, 0.09), text=words, called=f"Ventaja {number}", start=at + 0.1,
              style=letters(56, font="Space Grotesk", weight=500, align="start"),
              entrance=arrive("fade", lasts=0.5))  # fmt: skip
    s.scene("buy", 3.5, "Cierre", leaving="")
    s.put("generator", "buy-rays", (0.5, 0.5, 1, 1), generator="rays", called="Fondo",
          params={"ground": "#7C3AED", "rays": "#8B5CF6", "y": 40.0, "speed": 30.0})  # fmt: skip
    s.put("text", "buy-price", (0.5, 0.4, 0.9, 0.16), text="29 €", called="Precio",
          style=letters(280, font="Space Grotesk", weight=700, letter_spacing=-8.0),
          entrance=arrive("bounce", lasts=0.8))  # fmt: skip
    s.put("shape", "buy-button", (0.5, 0.58, 0.66, 0.075), fill="#FDE68A", corner_radius=72.0, called="Botón",
          entrance=arrive("pop", after=0.4, lasts=0.5))  # fmt: skip
    s.put("text", "buy-call", (0.5, 0.58, 0.6, 0.06), text="Pídelo hoy", called="Llamada",
          style=letters(60, font="Space Grotesk", weight=700, fill="#14101F"),
          entrance=arrive("fade", after=0.6, lasts=0.4))  # fmt: skip
    s.put("text", "buy-where", (0.5, 0.66, 0.84, 0.05), text="tutienda.es", called="Dónde",
          style=letters(44, font="JetBrains Mono", weight=400, fill="#FFFFFFD9"),
          entrance=arrive("fade", after=0.8, lasts=0.5))  # fmt: skip
    s.ask("name", "text", "Product", "Producto", ("hook-name", "text"), max_length=60)
    s.ask("picture", "media", "Picture or video of it", "Imagen o vídeo", ("hook-picture", "asset"), required=False)
    s.ask("kicker", "text", "Line above", "Antetítulo", ("hook-kicker", "text"), max_length=30, required=False)
    for number in (1, 2, 3):
        s.ask(f"reason{number}", "text", f"Reason {number}", f"Ventaja {number}", (f"why-{number}", "text"),
              max_length=40, required=number == 1)  # fmt: skip
    s.ask("price", "text", "Price", "Precio", ("buy-price", "text"), max_length=12)
    s.ask("call", "text", "Button", "Botón", ("buy-call", "text"), max_length=24, required=False)
    s.ask("where", "text", "Where to buy it", "Dónde se compra", ("buy-where", "text"), max_length=50, required=False)
    s.ask("color", "color", "Main colour", "Color principal", ("hook-sky", "params.second"),
          ("why-waves", "params.front"), ("buy-rays", "params.ground"), required=False)  # fmt: skip
    s.ask("accent", "color", "Accent", "Acento", ("hook-kicker", "style.fill"), ("buy-button", "fill"),
          *((f"why-dot-{n}", "fill") for n in (1, 2, 3)), required=False)  # fmt: skip
    s.ask("font", "font", "Typeface", "Tipografía", ("hook-name", "style.font"), ("why-title", "style.font"),
          ("buy-price", "style.font"), required=False)  # fmt: skip
    return BuiltIn(
        "product", "marketing", "Product ad", "Anuncio de producto",
        "A tall ad in twelve seconds: the thing, three reasons, the price.",
        "Un anuncio vertical de doce segundos: el producto, tres ventajas y el precio.",
        s.document("Anuncio de producto"),
    )  # fmt: skip


def lesson() -> BuiltIn:
    """Wide: a title, three ideas, what to remember."""
    s = Sheet("lesson", 1920, 1080, "#FBF7EF")
    paper = {"color": "#FBF7EF", "light": 50.0, "texture": 45.0}
    ink, second = "#1F2A44", "#5B6785"
    s.scene("title", 4.5, "Título", leaving="wipe", leaves=0.7)
    s.put("generator", "title-paper", (0.5, 0.5, 1, 1), generator="paper", params=paper, called="Papel")
    s.put("shape", "title-sun", (0.83, 0.3, 0.2, 0.3556), shape="ellipse", fill="#F4A261", called="Sol",
          entrance=arrive("zoom", lasts=1.0))  # fmt: skip
    s.put("shape", "title-block", (0.9, 0.82, 0.2, 0.36), fill="#2A9D8F", called="Bloque",
          entrance=arrive("rise", after=0.2, lasts=0.9))  # fmt: skip
    s.put("shape", "title-rule", (0.1275, 0.36, 0.095, 0.01), fill="#F4A261", called="Filete",
          entrance=arrive("wipe_right", lasts=0.5))  # fmt: skip
    s.put("text", "title-subject", (0.36, 0.29, 0.56, 0.06), text="Ciencias · Lección 1", called="Materia",
          style=letters(40, font="Inter", weight=600, fill=second, align="start"),
          entrance=arrive("fade", lasts=0.5))  # fmt: skip
    s.put("text", "title-words", (0.38, 0.55, 0.6, 0.32), text="¿Por qué el cielo es azul?", called="Título",
          style=letters(120, font="Fraunces", weight=900, fill=ink, align="start", vertical="top", line_height=1.05),
          entrance=arrive("mask_rise", after=0.3, unit="word", stagger=0.08))  # fmt: skip
    ideas = (
        ("La luz del Sol es blanca", "Contiene todos los colores mezclados."),
        ("El aire la dispersa", "La luz azul rebota mucho más que la roja."),
        ("Nos llega de todas partes", "Por eso vemos azul miremos donde miremos."),
    )
    for number, (head, body) in enumerate(ideas, 1):
        name, color = f"idea{number}", ("#2A9D8F", "#E76F51", "#3D5A80")[number - 1]
        s.scene(name, 6.0, f"Idea {number}", leaving="wipe", leaves=0.7)
        s.put("generator", f"{name}-paper", (0.5, 0.5, 1, 1), generator="paper", params=paper, called="Papel")
        s.put("shape", f"{name}-panel", (0.79, 0.5, 0.42, 1), fill=color, called="Panel",
              entrance=arrive("slide_left", lasts=0.7))  # fmt: skip
        s.put("text", f"{name}-number", (0.79, 0.5, 0.3, 0.7), text=str(number), called="Número",
              style=letters(520, font="Fraunces", weight=900, fill="#FFFFFF40"),
              entrance=arrive("zoom", after=0.3, lasts=0.8))  # fmt: skip
        s.put("image", f"{name}-picture", (0.79, 0.5, 0.42, 1), asset=f"{_PICTURE[:15]}{number}", called="Imagen",
              entrance=arrive("fade", lasts=0.6))  # fmt: skip
        s.put("text", f"{name}-head", (0.3, 0.38, 0.46, 0.3), text=head, called="Idea",
              style=letters(92, font="Fraunces", weight=900, fill=ink, align="start", vertical="bottom",
                            line_height=1.06),
              entrance=arrive("mask_rise", after=0.2, unit="word", stagger=0.07))  # fmt: skip
        s.put("shape", f"{name}-rule", (0.115, 0.57, 0.09, 0.01), fill=color, called="Filete",
              entrance=arrive("wipe_right", after=0.5, lasts=0.5))  # fmt: skip
        s.put("text", f"{name}-body", (0.3, 0.7, 0.46, 0.2), text=body, called="Explicación",
              style=letters(50, font="Inter", weight=400, fill=second, align="start", vertical="top",
                            line_height=1.3),
              entrance=arrive("fade", after=0.8, lasts=0.6))  # fmt: skip
    s.scene("end", 4.5, "Para recordar", leaving="", paint="#1F2A44")
    s.put("generator", "end-lines", (0.5, 0.5, 1, 1), generator="contours", called="Fondo",
          params={"ground": "#1F2A44", "lines": "#35456B", "speed": 30.0})  # fmt: skip
    s.put("text", "end-kicker", (0.5, 0.32, 0.8, 0.07), text="Para recordar", called="Antetítulo",
          style=letters(44, font="Inter", weight=600, fill="#F4A261"), entrance=arrive("fade"))  # fmt: skip
    s.put("text", "end-words", (0.5, 0.53, 0.76, 0.34), text="El azul del cielo es luz del Sol dispersada por el aire.",
          called="Resumen", style=letters(92, font="Fraunces", weight=600, line_height=1.12),
          entrance=arrive("fade", after=0.3, lasts=0.6, unit="word", stagger=0.09))  # fmt: skip
    s.ask("title", "text", "Title", "Título", ("title-words", "text"), max_length=80)
    s.ask("subject", "text", "Subject", "Materia", ("title-subject", "text"), max_length=40, required=False)
    for number in (1, 2, 3):
        s.ask(f"idea{number}", "text", f"Idea {number}", f"Idea {number}", (f"idea{number}-head", "text"),
              max_length=60)  # fmt: skip
        s.ask(f"body{number}", "text", f"Explanation {number}", f"Explicación {number}",
              (f"idea{number}-body", "text"), max_length=160, required=False)  # fmt: skip
        s.ask(f"picture{number}", "media", f"Picture {number}", f"Imagen {number}",
              (f"idea{number}-picture", "asset"), required=False)  # fmt: skip
    s.ask("summary", "text", "To remember", "Para recordar", ("end-words", "text"), max_length=140)
    s.ask("color", "color", "Colour of ideas", "Color de las ideas",
          *((f"idea{n}-{part}", "fill") for n in (1, 2, 3) for part in ("panel", "rule")), required=False)  # fmt: skip
    s.ask("size", "number", "Size of explanations", "Tamaño de las explicaciones",
          *((f"idea{n}-body", "style.size") for n in (1, 2, 3)), minimum=32, maximum=72, required=False)  # fmt: skip
    return BuiltIn(
        "lesson", "education", "Lesson", "Lección",
        "A clear wide lesson: the question, three ideas with pictures, what to remember.",
        "Una lección clara en horizontal: la pregunta, tres ideas con imágenes y lo que hay que recordar.",
        s.document("Lección"),
    )  # fmt: skip


def event() -> BuiltIn:
    """Square: what, when, where."""
    s = Sheet("event", 1080, 1080, "#0B1026")
    night = {"ground": "#0B1026", "first": "#2B3A8C", "second": "#0F8B8D", "third": "#8A3FFC", "speed": 55.0}
    s.scene("what", 4.0, "Qué", leaving="blur_dissolve", leaves=0.7)
    s.put("generator", "what-sky", (0.5, 0.5, 1, 1), generator="aurora", params=night, called="Fondo")
    s.put("image", "what-picture", (0.5, 0.5, 1, 1), asset=_PICTURE, called="Imagen",
          effects={"wash": {"effect": "colour_wash", "params": {}}},
          place={"opacity": 0.45, "scale_x": drift(1.0, 1.08, 4.0), "scale_y": drift(1.0, 1.08, 4.0)})  # fmt: skip
    s.put("shape", "what-frame", (0.5, 0.5, 0.88, 0.88), fill=None, corner_radius=24.0, called="Marco",
          stroke={"paint": "#FFFFFF80", "width": 3.0}, trim_end=drift(0.0, 1.0, 1.8))  # fmt: skip
    s.put("text", "what-kicker", (0.5, 0.26, 0.76, 0.06), text="Te invitamos a", called="Antetítulo",
          style=letters(46, font="Playfair Display", weight=400, italic=True, fill="#FDE2B8"),
          entrance=arrive("fade", after=0.3))  # fmt: skip
    s.put("text", "what-name", (0.5, 0.5, 0.78, 0.36), text="La noche de los faroles", called="Nombre",
          style=letters(124, font="Playfair Display", weight=900, line_height=1.04),
          entrance=arrive("blur", after=0.5, lasts=0.8, unit="word", stagger=0.12))  # fmt: skip
    s.put("text", "what-host", (0.5, 0.77, 0.76, 0.06), text="Asociación de vecinos", called="Quién",
          style=letters(36, font="Inter", weight=500, letter_spacing=3.0, case="upper", fill="#FFFFFFCC"),
          entrance=arrive("fade", after=1.0))  # fmt: skip
    s.scene("when", 4.0, "Cuándo y dónde", leaving="blur_dissolve", leaves=0.7)
    s.put("generator", "when-light", (0.5, 0.5, 1, 1), generator="bokeh", called="Fondo",
          params={"ground": "#120B22", "first": "#F59E5B", "second": "#8A3FFC", "speed": 45.0})  # fmt: skip
    s.put("text", "when-day", (0.5, 0.33, 0.86, 0.26), text="21 de junio", called="Día",
          style=letters(150, font="Playfair Display", weight=900),
          entrance=arrive("mask_rise", lasts=0.7))  # fmt: skip
    s.put("shape", "when-rule", (0.5, 0.49, 0.16, 0.005), fill="#FDE2B8", called="Filete",
          entrance=arrive("wipe_right", after=0.5, lasts=0.6))  # fmt: skip
    s.put("text", "when-hour", (0.5, 0.58, 0.8, 0.09), text="A las 21:30", called="Hora",
          style=letters(68, font="Inter", weight=500, fill="#FDE2B8"), entrance=arrive("fade", after=0.7))  # fmt: skip
    s.put("text", "when-place", (0.5, 0.72, 0.8, 0.12), text="Plaza Mayor", called="Lugar",
          style=letters(56, font="Inter", weight=400), entrance=arrive("fade", after=0.9))  # fmt: skip
    s.scene("come", 3.0, "Cierre", leaving="")
    s.put("generator", "come-sky", (0.5, 0.5, 1, 1), generator="aurora", params={**night, "seed": 7.0}, called="Fondo")
    s.put("text", "come-words", (0.5, 0.46, 0.8, 0.28), text="¡Te esperamos!", called="Despedida",
          style=letters(108, font="Playfair Display", weight=700, italic=True),
          entrance=arrive("pop", lasts=0.7, unit="word", stagger=0.1))  # fmt: skip
    s.put("text", "come-how", (0.5, 0.68, 0.8, 0.07), text="Entrada libre", called="Cómo",
          style=letters(46, font="Inter", weight=500, fill="#FDE2B8"), entrance=arrive("fade", after=0.6))  # fmt: skip
    s.ask("name", "text", "Event", "Evento", ("what-name", "text"), max_length=60)
    s.ask("host", "text", "Who invites", "Quién invita", ("what-host", "text"), max_length=40, required=False)
    s.ask("picture", "media", "Picture or video behind", "Imagen o vídeo de fondo", ("what-picture", "asset"),
          required=False)  # fmt: skip
    s.ask("day", "text", "Day", "Día", ("when-day", "text"), max_length=24)
    s.ask("hour", "text", "Time", "Hora", ("when-hour", "text"), max_length=24)
    s.ask("place", "text", "Place", "Lugar", ("when-place", "text"), max_length=60)
    s.ask("farewell", "text", "Last words", "Despedida", ("come-words", "text"), max_length=30, required=False)
    s.ask("how", "text", "How to come", "Cómo asistir", ("come-how", "text"), max_length=50, required=False)
    s.ask("light", "color", "Light", "Luz", ("what-sky", "params.third"), ("come-sky", "params.third"),
          ("when-light", "params.second"), required=False)  # fmt: skip
    s.ask("change", "choice", "Change of scene", "Cambio de escena", ("what", "transition.transition"),
          ("when", "transition.transition"), choices=["blur_dissolve", "fade", "iris", "zoom"],
          required=False)  # fmt: skip
    return BuiltIn(
        "event", "events", "Event invitation", "Invitación a un evento",
        "A square invitation by night: what, when, where.",
        "Una invitación cuadrada y nocturna: qué, cuándo y dónde.",
        s.document("Invitación a un evento"),
    )  # fmt: skip


def quote() -> BuiltIn:
    """Tall: one sentence, and who said it."""
    s = Sheet("quote", 1080, 1920, "#F6EFE4")
    s.scene("words", 7.0, "Cita", leaving="")
    s.put("generator", "ground", (0.5, 0.5, 1, 1), generator="blobs", called="Fondo",
          params={"ground": "#F6EFE4", "first": "#F2C9B0", "second": "#C9D8C5", "third": "#F3DDA4",
                  "speed": 30.0})  # fmt: skip
    s.put("image", "portrait", (0.5, 0.2, 0.3, 0.16875), asset=_PICTURE, corner_radius=162.0, called="Retrato",
          entrance=arrive("zoom", lasts=0.7))  # fmt: skip
    s.put("text", "mark", (0.25, 0.36, 0.3, 0.12), text="“", called="Comilla",
          style=letters(420, font="Playfair Display", weight=900, fill="#C8553D", line_height=0.8, vertical="top",
                        align="start"),
          entrance=arrive("drop", lasts=0.6))  # fmt: skip
    s.put("text", "sentence", (0.5, 0.53, 0.8, 0.3), called="Cita",
          text="La mejor forma de *predecir* el futuro es inventarlo.", emphasis="#C8553D",
          style=letters(100, font="Playfair Display", weight=700, fill="#2B2320", align="start", line_height=1.18),
          entrance=arrive("fade", after=0.3, lasts=0.5, unit="word", stagger=0.16))  # fmt: skip
    s.put("shape", "rule", (0.18, 0.73, 0.16, 0.003), fill="#C8553D", called="Filete", start=1.6,
          entrance=arrive("wipe_right", lasts=0.6))  # fmt: skip
    s.put("text", "author", (0.5, 0.765, 0.8, 0.04), text="Alan Kay", called="Autor", start=1.8,
          style=letters(52, font="Inter", weight=600, fill="#2B2320", align="start"),
          entrance=arrive("slide_right", lasts=0.5))  # fmt: skip
    s.put("text", "about", (0.5, 0.8, 0.8, 0.035), text="Informático", called="Quién es", start=2.0,
          style=letters(40, font="Inter", weight=500, fill="#57473D", align="start"),
          entrance=arrive("fade", lasts=0.6))  # fmt: skip
    s.put("text", "series", (0.5, 0.93, 0.8, 0.03), text="La cita de la semana", called="Serie",
          style=letters(32, font="Inter", weight=600, fill="#57473D", letter_spacing=4.0, case="upper"),
          entrance=arrive("fade", after=0.5))  # fmt: skip
    s.ask("sentence", "text", "Quote", "Cita", ("sentence", "text"), max_length=220)
    s.ask("author", "text", "Who said it", "Quién lo dijo", ("author", "text"), max_length=60)
    s.ask("about", "text", "About them", "Quién es", ("about", "text"), max_length=60, required=False)
    s.ask("series", "text", "Series", "Serie", ("series", "text"), max_length=40, required=False)
    s.ask("portrait", "media", "Portrait", "Retrato", ("portrait", "asset"), required=False)
    s.ask("accent", "color", "Accent", "Acento", ("sentence", "emphasis"), ("mark", "style.fill"), ("rule", "fill"),
          required=False)  # fmt: skip
    s.ask("font", "font", "Typeface", "Tipografía", ("sentence", "style.font"), required=False)
    s.ask("size", "number", "Size of the quote", "Tamaño de la cita", ("sentence", "style.size"), minimum=60,
          maximum=140, required=False)  # fmt: skip
    return BuiltIn(
        "quote", "social", "Quote of the week", "Cita de la semana",
        "A tall card for one sentence that deserves it.",
        "Una tarjeta vertical para una frase que lo merece.",
        s.document("Cita de la semana"),
    )  # fmt: skip
