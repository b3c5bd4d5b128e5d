"""More built-in templates: an offer that ends, a dish, a week, a team."""

from studio.projects.builtin.building import BuiltIn, Sheet, arrive, drift, letters

_PICTURE = "picture-to-fill-"


def flash() -> BuiltIn:
    """Tall: how much less, on what, until when."""
    s = Sheet("flash", 1080, 1920, "#111111")
    dots = {"ground": "#FACC15", "dots": "#EAB308", "cell": 40.0, "speed": 30.0}
    s.scene("shout", 3.0, "Oferta", leaving="zoom", leaves=0.4)
    s.put("generator", "shout-dots", (0.5, 0.5, 1, 1), generator="halftone", params=dots, called="Trama")
    s.put("shape", "shout-band", (0.5, 0.2, 1.3, 0.09), fill="#111111", called="Cinta", place={"rotation": -6.0},
          entrance=arrive("slide_right", lasts=0.5))  # fmt: skip
    s.put("text", "shout-kicker", (0.5, 0.2, 0.9, 0.07), text="Solo hoy", called="Aviso", place={"rotation": -6.0},
          style=letters(92, font="Bebas Neue", weight=400, letter_spacing=10.0, fill="#FACC15", case="upper"),
          entrance=arrive("slide_right", after=0.15, lasts=0.5))  # fmt: skip
    s.put("text", "shout-amount", (0.5, 0.47, 0.96, 0.32), text="−50 %", called="Descuento",
          style=letters(430, font="Bebas Neue", weight=400, fill="#111111", line_height=0.95, letter_spacing=-6.0),
          entrance=arrive("bounce", after=0.2, lasts=0.8))  # fmt: skip
    s.put("text", "shout-what", (0.5, 0.68, 0.86, 0.12), text="En toda la tienda", called="En qué",
          style=letters(96, font="Archivo", weight=800, fill="#111111", line_height=1.05),
          entrance=arrive("mask_rise", after=0.6, unit="word", stagger=0.08))  # fmt: skip
    s.scene("thing", 4.0, "Producto", leaving="zoom", leaves=0.4)
    s.put("generator", "thing-rays", (0.5, 0.5, 1, 1), generator="rays", called="Fondo",
          params={"ground": "#111111", "rays": "#1F1F1F", "y": 40.0, "speed": 40.0})  # fmt: skip
    s.put("shape", "thing-plate", (0.5, 0.34, 0.84, 0.46), fill="#FACC15", corner_radius=56.0, called="Placa",
          entrance=arrive("rise", lasts=0.6))  # fmt: skip
    s.put("shape", "thing-bolt", (0.44, 0.32, 0.3, 0.28), shape="path", fill="#111111", called="Rayo",
          path="M 60 0 L 12 56 L 46 56 L 36 100 L 88 40 L 52 40 Z", entrance=arrive("pop", after=0.3))  # fmt: skip
    s.put("image", "thing-picture", (0.5, 0.34, 0.84, 0.46), asset=_PICTURE, corner_radius=56.0, called="Producto",
          entrance=arrive("rise", lasts=0.6))  # fmt: skip
    s.put("shape", "thing-star", (0.69, 0.55, 0.56, 0.315), shape="star", sides=16, inner=0.86, fill="#DC2626",
          called="Estrella", place={"rotation": drift(0.0, 20.0, 4.0)},
          entrance=arrive("pop", after=0.3, lasts=0.6))  # fmt: skip
    s.put("text", "thing-now", (0.69, 0.54, 0.46, 0.1), text="19,99 €", called="Precio de hoy",
          style=letters(150, font="Bebas Neue", weight=400), entrance=arrive("zoom", after=0.5))  # fmt: skip
    s.put("text", "thing-before", (0.69, 0.598, 0.42, 0.035), text="antes 39,99 €", called="Precio de antes",
          style=letters(40, font="Archivo", weight=600), entrance=arrive("fade", after=0.8))  # fmt: skip
    s.put("text", "thing-name", (0.5, 0.8, 0.88, 0.13), text="Zapatillas de montaña", called="Nombre",
          style=letters(104, font="Archivo", weight=800, fill="#FACC15", line_height=1.04),
          entrance=arrive("mask_rise", after=0.3, unit="word", stagger=0.08))  # fmt: skip
    s.scene("hurry", 3.0, "Cierre", leaving="")
    s.put("generator", "hurry-dots", (0.5, 0.5, 1, 1), generator="halftone", params=dots, called="Trama")
    s.put("text", "hurry-until", (0.5, 0.4, 0.9, 0.26), text="Hasta las 23:59", called="Hasta cuándo",
          style=letters(220, font="Bebas Neue", weight=400, fill="#111111", line_height=0.95),
          entrance=arrive("drop", lasts=0.6, unit="word", stagger=0.12))  # fmt: skip
    s.put("shape", "hurry-button", (0.5, 0.6, 0.72, 0.085), fill="#111111", corner_radius=80.0, called="Botón",
          entrance=arrive("pop", after=0.4, lasts=0.5))  # fmt: skip
    s.put("text", "hurry-call", (0.5, 0.6, 0.66, 0.06), text="Compra ya", called="Llamada",
          style=letters(64, font="Archivo", weight=800, fill="#FACC15"),
          entrance=arrive("fade", after=0.6))  # fmt: skip
    s.put("text", "hurry-where", (0.5, 0.685, 0.8, 0.04), text="tutienda.es", called="Dónde",
          style=letters(48, font="Archivo", weight=600, fill="#111111"),
          entrance=arrive("fade", after=0.8))  # fmt: skip
    s.ask("amount", "text", "Discount", "Descuento", ("shout-amount", "text"), max_length=10)
    s.ask("what", "text", "On what", "En qué", ("shout-what", "text"), max_length=40)
    s.ask("kicker", "text", "Warning", "Aviso", ("shout-kicker", "text"), max_length=20, required=False)
    s.ask("name", "text", "Product", "Producto", ("thing-name", "text"), max_length=40)
    s.ask("picture", "media", "Picture or video of it", "Imagen o vídeo", ("thing-picture", "asset"), required=False)
    s.ask("now", "text", "Price today", "Precio de hoy", ("thing-now", "text"), max_length=12)
    s.ask("before", "text", "Price before", "Precio de antes", ("thing-before", "text"), max_length=24, required=False)
    s.ask("until", "text", "Until when", "Hasta cuándo", ("hurry-until", "text"), max_length=30)
    s.ask("call", "text", "Button", "Botón", ("hurry-call", "text"), max_length=20, required=False)
    s.ask("where", "text", "Where to buy it", "Dónde se compra", ("hurry-where", "text"), max_length=50, required=False)
    s.ask("color", "color", "Main colour", "Color principal", ("shout-dots", "params.ground"),
          ("hurry-dots", "params.ground"), ("shout-kicker", "style.fill"), ("thing-name", "style.fill"),
          ("hurry-call", "style.fill"), required=False)  # fmt: skip
    s.ask("star", "color", "Colour of the star", "Color de la estrella", ("thing-star", "fill"), required=False)
    s.ask("change", "choice", "Change of scene", "Cambio de escena", ("shout", "transition.transition"),
          ("thing", "transition.transition"), choices=["zoom", "push", "fade", "wipe"], required=False)  # fmt: skip
    return BuiltIn(
        "flash", "marketing", "Flash sale", "Oferta relámpago",
        "Ten loud seconds: the discount, the thing, until when.",
        "Diez segundos que se hacen oír: el descuento, el producto, hasta cuándo.",
        s.document("Oferta relámpago"),
    )  # fmt: skip


def recipe() -> BuiltIn:
    """Square: the dish, what goes in, three steps."""
    s = Sheet("recipe", 1080, 1080, "#FFF8EC")
    cream, leaf, ink, clay = "#FFF8EC", "#4D7C0F", "#2A2118", "#C2410C"
    soft = {"ground": cream, "first": "#FDE7C7", "second": "#E4EBC8", "third": "#FAD4BF", "speed": 25.0}
    s.scene("dish", 3.5, "Plato", leaving="fade", leaves=0.5)
    s.put("generator", "dish-ground", (0.5, 0.5, 1, 1), generator="blobs", params=soft, called="Fondo")
    s.put("shape", "dish-plate", (0.5, 0.34, 0.5, 0.5), shape="ellipse", fill="#FFFFFF", called="Plato",
          shadow={"blur": 40.0, "y": 14.0, "color": "#2A211833"}, entrance=arrive("zoom", lasts=0.7))  # fmt: skip
    s.put("shape", "dish-rim", (0.5, 0.34, 0.36, 0.36), shape="ellipse", fill=None, called="Borde",
          stroke={"paint": "#E4EBC8", "width": 5.0}, trim_end=drift(0.0, 1.0, 1.4))  # fmt: skip
    s.put("text", "dish-sign", (0.5, 0.34, 0.3, 0.2), text="ñam", called="Dibujo",
          style=letters(120, font="Caveat", weight=700, fill=clay), entrance=arrive("pop", after=0.5))  # fmt: skip
    s.put("image", "dish-picture", (0.5, 0.34, 0.5, 0.5), asset=_PICTURE, corner_radius=270.0, called="Foto",
          place={"scale_x": drift(1.0, 1.05, 3.5), "scale_y": drift(1.0, 1.05, 3.5)},
          entrance=arrive("zoom", lasts=0.7))  # fmt: skip
    s.put("text", "dish-name", (0.5, 0.75, 0.88, 0.2), text="Crema de calabaza", called="Nombre",
          style=letters(104, font="Fraunces", weight=900, fill=ink, line_height=1.02),
          entrance=arrive("mask_rise", after=0.3, unit="word", stagger=0.08))  # fmt: skip
    s.put("text", "dish-facts", (0.5, 0.9, 0.8, 0.06), text="30 minutos · 4 personas", called="Datos",
          style=letters(40, font="Inter", weight=600, fill=leaf), entrance=arrive("fade", after=0.8))  # fmt: skip
    s.scene("needs", 4.5, "Ingredientes", leaving="push", leaves=0.5)
    s.put("generator", "needs-paper", (0.5, 0.5, 1, 1), generator="paper", called="Papel",
          params={"color": cream, "light": 45.0, "texture": 40.0})  # fmt: skip
    s.put("shape", "needs-band", (0.03, 0.5, 0.06, 1), fill=leaf, called="Banda",
          entrance=arrive("wipe_right", lasts=0.5))  # fmt: skip
    s.put("text", "needs-title", (0.54, 0.16, 0.8, 0.14), text="Necesitas", called="Título",
          style=letters(110, font="Caveat", weight=700, fill=leaf, align="start"),
          entrance=arrive("wipe_right", lasts=0.7))  # fmt: skip
    wanted = ("1 calabaza mediana", "1 puerro y 1 patata", "Caldo de verduras", "Aceite, sal y pimienta")
    for number, words in enumerate(wanted, 1):
        y, at = 0.19 + number * 0.155, 0.2 + number * 0.3
        s.put("shape", f"needs-dot-{number}", (0.165, y, 0.03, 0.03), shape="ellipse", fill=clay, start=at,
              called=f"Punto {number}", entrance=arrive("pop", lasts=0.4))  # fmt: skip
        s.put("text", f"needs-{number}", (0.575, y, 0.72, 0.13), text=words, called=f"Ingrediente {number}", start=at,
              style=letters(60, font="Inter", weight=500, fill=ink, align="start"),
              entrance=arrive("slide_left", lasts=0.5))  # fmt: skip
    for number, words in enumerate(
        ("Pocha el puerro y añade la calabaza en dados", "Cubre con caldo y cuece veinte minutos",
         "Tritura, rectifica de sal y sirve bien caliente"), 1
    ):  # fmt: skip
        name, ground = f"step{number}", ("#4D7C0F", "#C2410C", "#A16207")[number - 1]
        s.scene(name, 4.0, f"Paso {number}", leaving="push", leaves=0.5)
        s.put("shape", f"{name}-ground", (0.5, 0.5, 1, 1), fill=ground, called="Fondo")
        s.put("text", f"{name}-number", (0.8, 0.28, 0.5, 0.56), text=str(number), called="Número",
              style=letters(620, font="Fraunces", weight=900, fill="#FFFFFF2E"),
              entrance=arrive("rise", lasts=0.8))  # fmt: skip
        s.put("image", f"{name}-picture", (0.5, 0.29, 1, 0.58), asset=f"{_PICTURE[:15]}{number}", called="Imagen",
              entrance=arrive("fade", lasts=0.5))  # fmt: skip
        s.put("text", f"{name}-words", (0.5, 0.77, 0.84, 0.36), text=words, called="Paso",
              style=letters(80, font="Fraunces", weight=700, align="start", line_height=1.1),
              entrance=arrive("fade", after=0.3, lasts=0.4, unit="word", stagger=0.07))  # fmt: skip
    s.scene("end", 2.5, "Cierre", leaving="")
    s.put("generator", "end-ground", (0.5, 0.5, 1, 1), generator="blobs", params=soft, called="Fondo")
    s.put("text", "end-words", (0.5, 0.46, 0.9, 0.26), text="¡Buen provecho!", called="Despedida",
          style=letters(150, font="Caveat", weight=700, fill=clay),
          entrance=arrive("wipe_right", lasts=0.8))  # fmt: skip
    s.put("text", "end-who", (0.5, 0.62, 0.8, 0.07), text="La cocina de Ana", called="Firma",
          style=letters(44, font="Inter", weight=600, fill=leaf), entrance=arrive("fade", after=0.5))  # fmt: skip
    s.ask("name", "text", "Dish", "Plato", ("dish-name", "text"), max_length=50)
    s.ask("picture", "media", "Picture of the dish", "Foto del plato", ("dish-picture", "asset"), required=False)
    s.ask("facts", "text", "Time and helpings", "Tiempo y raciones", ("dish-facts", "text"), max_length=40,
          required=False)  # fmt: skip
    for number in (1, 2, 3, 4):
        s.ask(f"need{number}", "text", f"Ingredient {number}", f"Ingrediente {number}", (f"needs-{number}", "text"),
              max_length=40, required=number == 1)  # fmt: skip
    for number in (1, 2, 3):
        s.ask(f"step{number}", "text", f"Step {number}", f"Paso {number}", (f"step{number}-words", "text"),
              max_length=90)  # fmt: skip
        s.ask(f"picture{number}", "media", f"Picture of step {number}", f"Imagen del paso {number}",
              (f"step{number}-picture", "asset"), required=False)  # fmt: skip
    s.ask("farewell", "text", "Last words", "Despedida", ("end-words", "text"), max_length=24, required=False)
    s.ask("who", "text", "Signature", "Firma", ("end-who", "text"), max_length=40, required=False)
    s.ask("accent", "color", "Accent", "Acento", ("needs-band", "fill"), ("needs-title", "style.fill"),
          ("step1-ground", "fill"), required=False)  # fmt: skip
    s.ask("font", "font", "Typeface of steps", "Tipografía de los pasos",
          *((f"step{n}-words", "style.font") for n in (1, 2, 3)), required=False)  # fmt: skip
    s.ask("size", "number", "Size of the steps", "Tamaño de los pasos",
          *((f"step{n}-words", "style.size") for n in (1, 2, 3)), minimum=50, maximum=110, required=False)  # fmt: skip
    return BuiltIn(
        "recipe", "social", "Recipe", "Receta",
        "A square for the kitchen: the dish, what goes in, three steps.",
        "Un cuadrado para la cocina: el plato, los ingredientes y tres pasos.",
        s.document("Receta"),
    )  # fmt: skip


def recap() -> BuiltIn:
    """Wide: the week in three figures and what comes next."""
    s = Sheet("recap", 1920, 1080, "#0B1220")
    night, mint, grey = "#0B1220", "#34D399", "#A7B4CC"
    s.scene("title", 3.5, "Título", leaving="wipe", leaves=0.5)
    s.put("generator", "title-lines", (0.5, 0.5, 1, 1), generator="contours", called="Fondo",
          params={"ground": night, "lines": "#1E3A5F", "count": 14.0, "speed": 25.0})  # fmt: skip
    s.put("shape", "title-rule", (0.11, 0.5, 0.006, 0.34), fill=mint, called="Filete",
          entrance=arrive("wipe_up", lasts=0.6))  # fmt: skip
    s.put("text", "title-week", (0.5, 0.38, 0.72, 0.07), text="Semana 24 · 9 a 15 de junio", called="Semana",
          style=letters(42, font="JetBrains Mono", weight=400, fill=mint, align="start"),
          entrance=arrive("fade", after=0.2))  # fmt: skip
    s.put("text", "title-words", (0.5, 0.55, 0.72, 0.24), text="Así fue nuestra semana", called="Título",
          style=letters(128, font="Space Grotesk", weight=700, align="start", line_height=1.03, letter_spacing=-3.0),
          entrance=arrive("mask_rise", after=0.3, unit="word", stagger=0.08))  # fmt: skip
    s.scene("figures", 6.0, "Cifras", leaving="wipe", leaves=0.5)
    s.put("generator", "figures-grid", (0.5, 0.5, 1, 1), generator="grid", called="Fondo",
          params={"ground": night, "lines": "#16233A", "cell": 90.0, "speed": 20.0})  # fmt: skip
    s.put("text", "figures-title", (0.5, 0.16, 0.84, 0.1), text="En cifras", called="Título",
          style=letters(72, font="Space Grotesk", weight=700, align="start"), entrance=arrive("fade"))  # fmt: skip
    told = (("128", "pedidos enviados"), ("96 %", "clientes contentos"), ("+14", "personas nuevas"))
    for number, (figure, words) in enumerate(told, 1):
        x, at = 0.21 + (number - 1) * 0.29, 0.2 + number * 0.4
        color = (mint, "#60A5FA", "#FBBF24")[number - 1]
        s.put("shape", f"card-{number}", (x, 0.56, 0.26, 0.5), fill="#142038", corner_radius=32.0, start=at,
              called=f"Tarjeta {number}", entrance=arrive("rise", lasts=0.6))  # fmt: skip
        s.put("shape", f"edge-{number}", (x, 0.335, 0.2, 0.008), fill=color, corner_radius=4.0, start=at + 0.3,
              called=f"Canto {number}", entrance=arrive("wipe_right", lasts=0.5))  # fmt: skip
        s.put("text", f"figure-{number}", (x, 0.53, 0.24, 0.22), text=figure, called=f"Cifra {number}", start=at + 0.2,
              style=letters(156, font="Space Grotesk", weight=700, fill=color, letter_spacing=-4.0),
              entrance=arrive("bounce", lasts=0.7))  # fmt: skip
        s.put("text", f"words-{number}", (x, 0.7, 0.22, 0.12), text=words, called=f"Qué es {number}", start=at + 0.4,
              style=letters(42, font="Inter", weight=500, fill=grey, line_height=1.15),
              entrance=arrive("fade", lasts=0.5))  # fmt: skip
    s.scene("best", 4.5, "Lo mejor", leaving="wipe", leaves=0.5)
    s.put("generator", "best-sky", (0.5, 0.5, 1, 1), generator="gradient", called="Fondo",
          params={"first": "#0B1220", "second": "#134E4A", "third": "#1E3A8A", "angle": 20.0,
                  "speed": 35.0})  # fmt: skip
    s.put("image", "best-picture", (0.5, 0.5, 1, 1), asset=_PICTURE, called="Imagen",
          place={"opacity": 0.45, "scale_x": drift(1.0, 1.06, 4.5), "scale_y": drift(1.0, 1.06, 4.5)})  # fmt: skip
    s.put("text", "best-kicker", (0.5, 0.33, 0.8, 0.07), text="Lo mejor", called="Antetítulo",
          style=letters(42, font="JetBrains Mono", weight=400, fill=mint), entrance=arrive("fade"))  # fmt: skip
    s.put("text", "best-words", (0.5, 0.53, 0.8, 0.32), text="Abrimos la tienda nueva y vino todo el barrio",
          called="Lo mejor", style=letters(100, font="Space Grotesk", weight=700, line_height=1.08),
          entrance=arrive("fade", after=0.2, lasts=0.5, unit="word", stagger=0.08))  # fmt: skip
    s.scene("next", 3.5, "Lo que viene", leaving="")
    s.put("shape", "next-ground", (0.5, 0.5, 1, 1), fill=mint, called="Fondo")
    s.put("shape", "next-arrow", (0.82, 0.5, 0.2, 0.26), shape="arrow", fill="#0B122026", called="Flecha",
          entrance=arrive("slide_right", after=0.2, lasts=0.8))  # fmt: skip
    s.put("text", "next-kicker", (0.4, 0.34, 0.62, 0.07), text="Y la que viene", called="Antetítulo",
          style=letters(44, font="JetBrains Mono", weight=700, fill=night, align="start"),
          entrance=arrive("fade"))  # fmt: skip
    s.put("text", "next-words", (0.4, 0.54, 0.62, 0.3), text="Lanzamos la web en catalán", called="Lo que viene",
          style=letters(116, font="Space Grotesk", weight=700, fill=night, align="start", line_height=1.04,
                        letter_spacing=-2.0),
          entrance=arrive("mask_rise", after=0.2, unit="word", stagger=0.08))  # fmt: skip
    s.ask("week", "text", "Which week", "Qué semana", ("title-week", "text"), max_length=40)
    s.ask("title", "text", "Title", "Título", ("title-words", "text"), max_length=50)
    for number in (1, 2, 3):
        s.ask(f"figure{number}", "text", f"Figure {number}", f"Cifra {number}", (f"figure-{number}", "text"),
              max_length=7)  # fmt: skip
        s.ask(f"words{number}", "text", f"What it counts {number}", f"Qué cuenta {number}",
              (f"words-{number}", "text"), max_length=40)  # fmt: skip
    s.ask("best", "text", "The best of it", "Lo mejor", ("best-words", "text"), max_length=90)
    s.ask("picture", "media", "Picture or video behind it", "Imagen o vídeo de fondo", ("best-picture", "asset"),
          required=False)  # fmt: skip
    s.ask("shade", "number", "How strong the picture is", "Fuerza de la imagen",
          ("best-picture", "placement.opacity"), minimum=0.1, maximum=1, required=False)  # fmt: skip
    s.ask("next", "text", "What comes next", "Lo que viene", ("next-words", "text"), max_length=60)
    s.ask("accent", "color", "Accent", "Acento", ("title-rule", "fill"), ("title-week", "style.fill"),
          ("best-kicker", "style.fill"), ("next-ground", "fill"), required=False)  # fmt: skip
    s.ask("font", "font", "Typeface", "Tipografía", ("title-words", "style.font"), ("best-words", "style.font"),
          ("next-words", "style.font"), required=False)  # fmt: skip
    s.ask("change", "choice", "Change of scene", "Cambio de escena", ("title", "transition.transition"),
          ("figures", "transition.transition"), ("best", "transition.transition"),
          choices=["wipe", "push", "fade", "zoom"], required=False)  # fmt: skip
    return BuiltIn(
        "recap", "business", "Weekly recap", "Resumen semanal",
        "The week in seventeen seconds: three figures, the best moment, what comes next.",
        "La semana en diecisiete segundos: tres cifras, lo mejor y lo que viene.",
        s.document("Resumen semanal"),
    )  # fmt: skip


def team() -> BuiltIn:
    """Wide: who we are, one by one."""
    s = Sheet("team", 1920, 1080, "#FDF6F0")
    ink, soft = "#231942", "#5E548E"
    s.scene("who", 3.5, "Equipo", leaving="push", leaves=0.5)
    s.put("generator", "who-forms", (0.5, 0.5, 1, 1), generator="blobs", called="Fondo",
          params={"ground": "#FDF6F0", "first": "#E0B1CB", "second": "#BEE3DB", "third": "#FFD6BA",
                  "speed": 25.0})  # fmt: skip
    s.put("text", "who-kicker", (0.5, 0.34, 0.7, 0.07), text="Estudio Marea", called="Nombre",
          style=letters(46, font="Inter", weight=600, fill=soft), entrance=arrive("fade"))  # fmt: skip
    s.put("text", "who-words", (0.5, 0.51, 0.7, 0.26), text="Este es el equipo", called="Título",
          style=letters(150, font="Playfair Display", weight=900, fill=ink, line_height=1.02),
          entrance=arrive("mask_rise", after=0.2, unit="word", stagger=0.1))  # fmt: skip
    people = (
        ("Lucía Prieto", "Dirección", "Convierte ideas sueltas en planes que se cumplen.", "#9F86C0"),
        ("Marcos Aldea", "Diseño", "Dibuja antes de hablar, y se le entiende todo.", "#4C9F91"),
        ("Nerea Otxoa", "Producción", "Si está en el calendario, está hecho.", "#E07A5F"),
    )
    for number, (person, role, words, color) in enumerate(people, 1):
        name, left = f"person{number}", number % 2 == 1
        face, text = (0.27, 0.75) if left else (0.73, 0.27)
        s.scene(name, 4.5, f"Persona {number}", leaving="push", leaves=0.5)
        s.put("shape", f"{name}-ground", (0.5, 0.5, 1, 1), fill="#FDF6F0", called="Fondo")
        s.put("shape", f"{name}-panel", (face - 0.02 if left else face + 0.02, 0.5, 0.5, 1), fill=color, called="Panel",
              entrance=arrive("slide_right" if left else "slide_left", lasts=0.6))  # fmt: skip
        s.put("shape", f"{name}-halo", (face, 0.5, 0.3375, 0.6), shape="ellipse", fill="#FFFFFF40", called="Halo",
              entrance=arrive("zoom", after=0.2, lasts=0.7))  # fmt: skip
        s.put("text", f"{name}-letter", (face, 0.5, 0.3, 0.5), text=person[0], called="Inicial",
              style=letters(380, font="Playfair Display", weight=900),
              entrance=arrive("rise", after=0.3, lasts=0.6))  # fmt: skip
        s.put("image", f"{name}-picture", (face, 0.5, 0.3375, 0.6), asset=f"{_PICTURE[:15]}{number}",
              corner_radius=324.0, called="Retrato", entrance=arrive("zoom", after=0.2, lasts=0.7))  # fmt: skip
        s.put("text", f"{name}-role", (text, 0.33, 0.38, 0.06), text=role, called="Puesto",
              style=letters(40, font="Inter", weight=600, fill=soft, align="start", letter_spacing=4.0, case="upper"),
              entrance=arrive("fade", after=0.4))  # fmt: skip
        s.put("text", f"{name}-name", (text, 0.45, 0.38, 0.17), text=person, called="Nombre",
              style=letters(96, font="Playfair Display", weight=900, fill=ink, align="start", line_height=1.0),
              entrance=arrive("mask_rise", after=0.4, unit="word", stagger=0.1))  # fmt: skip
        s.put("text", f"{name}-words", (text, 0.64, 0.38, 0.18), text=words, called="Sobre la persona",
              style=letters(48, font="Inter", weight=400, fill=ink, align="start", vertical="top", line_height=1.3),
              entrance=arrive("fade", after=0.8, lasts=0.6))  # fmt: skip
    s.scene("end", 3.0, "Cierre", leaving="")
    s.put("shape", "end-ground", (0.5, 0.5, 1, 1), fill=ink, called="Fondo")
    s.put("text", "end-words", (0.5, 0.45, 0.8, 0.2), text="¿Hablamos?", called="Despedida",
          style=letters(170, font="Playfair Display", weight=900),
          entrance=arrive("mask_rise", unit="word", stagger=0.1))  # fmt: skip
    s.put("text", "end-where", (0.5, 0.62, 0.8, 0.07), text="hola@estudiomarea.es", called="Contacto",
          style=letters(50, font="Inter", weight=500, fill="#E0B1CB"), entrance=arrive("fade", after=0.4))  # fmt: skip
    s.ask("studio", "text", "Who you are", "Quiénes sois", ("who-kicker", "text"), max_length=40)
    s.ask("title", "text", "Title", "Título", ("who-words", "text"), max_length=40)
    for number in (1, 2, 3):
        name = f"person{number}"
        s.ask(f"name{number}", "text", f"Person {number}", f"Persona {number}", (f"{name}-name", "text"), max_length=40)
        s.ask(f"initial{number}", "text", f"Initial {number}", f"Inicial {number}", (f"{name}-letter", "text"),
              max_length=2, required=False)  # fmt: skip
        s.ask(f"portrait{number}", "media", f"Portrait {number}", f"Retrato {number}", (f"{name}-picture", "asset"),
              required=False)  # fmt: skip
        s.ask(f"role{number}", "text", f"Role {number}", f"Puesto {number}", (f"{name}-role", "text"), max_length=30)
        s.ask(f"about{number}", "text", f"About person {number}", f"Sobre la persona {number}",
              (f"{name}-words", "text"), max_length=90, required=False)  # fmt: skip
        s.ask(f"color{number}", "color", f"Colour {number}", f"Color {number}", (f"{name}-panel", "fill"),
              required=False)  # fmt: skip
    s.ask("farewell", "text", "Last words", "Despedida", ("end-words", "text"), max_length=24, required=False)
    s.ask("contact", "text", "How to reach you", "Contacto", ("end-where", "text"), max_length=50)
    s.ask("font", "font", "Typeface", "Tipografía", ("who-words", "style.font"),
          *((f"person{n}-name", "style.font") for n in (1, 2, 3)), required=False)  # fmt: skip
    s.ask("change", "choice", "Change of scene", "Cambio de escena", ("who", "transition.transition"),
          *((f"person{n}", "transition.transition") for n in (1, 2, 3)), choices=["push", "wipe", "fade", "iris"],
          required=False)  # fmt: skip
    return BuiltIn(
        "team", "business", "Meet the team", "Presentación de equipo",
        "Three people, one by one, with a portrait or an initial.",
        "Tres personas, una a una, con retrato o con su inicial.",
        s.document("Presentación de equipo"),
    )  # fmt: skip
