"""Scripts that go through every layout, with short and with long texts, in two languages."""

SHORT_ES = """# El agua
Todo empieza en el mar.

## El sol
![](mar.png)
El sol **calienta el mar** cada día.

## Nubes
![](nubes.png)
El vapor **sube al cielo** despacio.

## Ciudad
![](ciudad.png)
Llueve sobre la ciudad.

El agua vuelve al río y el río vuelve al mar sin prisa.

![](ciudad.png)

Cada gota cuenta también cuando nadie la mira.

## Dulce
Solo el 3 % del agua de la Tierra es dulce.

## Gestos
- Cierra el grifo
- Riega de *noche*

## Con imagen
![](alta.png)

- Guion
- Rodaje
- Montaje

## Idea
El agua tiene **buena memoria**.

> El agua es vida.
> — Anónimo
"""

LONG_ES = """# El larguísimo viaje de una diminuta gota de agua alrededor del planeta
Todo comienza, como tantas otras historias extraordinarias, en la superficie resplandeciente de un océano inmenso.

## Evapotranspiración e intercambios energéticos con la atmósfera
![](mar.png)
La radiación solar **transforma pacientemente el agua salada en vapor invisible** durante todo el año.

## Condensación: nubes que atraviesan continentes enteros
![](nubes.png)
El vapor asciende, **se enfría y se condensa alrededor de partículas** microscópicas de polvo.

## Infraestructuras hidráulicas metropolitanas y saneamiento
![](ciudad.png)
Las precipitaciones alimentan los embalses que abastecen ininterrumpidamente a millones de personas.

Y mientras la ciudad duerme plácidamente, el agua regresa despacio hacia el río que pacientemente la espera siempre.

![](ciudad.png)

La impermeabilización del suelo urbano dificulta extraordinariamente la infiltración del agua hacia los acuíferos.

## Disponibilidad internacional de agua dulce superficial
Los científicos calculan que únicamente 1 386 000 000 km³ de agua existen en los océanos, glaciares y acuíferos.

## Recomendaciones imprescindibles para reducir el consumo doméstico
Cinco costumbres sencillas ahorran miles de litros anuales en cualquier vivienda corriente.

- Cierra completamente el grifo mientras te cepillas los dientes cada noche
- Reutiliza el agua de *cocinar* y de lavar verduras para regar
- Riega las plantas al atardecer, cuando la evaporación disminuye
- Instala reductores de caudal en las duchas y en los grifos
- Comprueba regularmente que no existan fugas escondidas

## Responsabilidades compartidas entre administraciones y ciudadanía
![](alta.png)

- Planificación hidrológica participativa y transparente
- Rehabilitación de infraestructuras envejecidas
- Sensibilización medioambiental intergeneracional
- Vigilancia permanente de los vertidos industriales

## Una reflexión definitiva sobre nuestra relación con el agua
El agua conserva, literalmente, **la memoria química de todos los lugares que ha visitado**.

> El agua es la fuerza motriz de toda la naturaleza y quien no comprende sus desplazamientos subterráneos
> difícilmente comprenderá la historia de las civilizaciones que florecieron junto a ella.
> — Reconstrucción apócrifa atribuida a Leonardo da Vinci
"""

SHORT_EN = """---
language: en
---
# Making films
It begins with a page.

## The sea
![](mar.png)
Every shot starts with **good light**.

## Clouds
![](nubes.png)
Then we **wait for it**.

## City
![](ciudad.png)
After dark the city is a set.

Somebody says the magic word and everything begins to move at once.

## Frames
A film has about 130,000 frames.

## Rules
- Plan first
- Cut what does not *help*

## With a picture
![](alta.png)

- Script
- Shoot

## One idea
Editing is **where films are made**.

> Film is truth at twenty-four frames a second.
> — Jean-Luc Godard
"""

LONG_EN = """---
language: en
---
# Everything that quietly happens between the first blank page and the closing night
It begins, as nearly everything worthwhile does, with somebody staring at an intimidatingly blank page.

## Cinematographers photographing uncompromisingly realistic seascapes
![](mar.png)
Every memorable photograph **starts with an almost unreasonable patience for light** and weather.

## Understanding unpredictable meteorological circumstances
![](nubes.png)
Then everybody waits until **the clouds finally do what the storyboard promised** months ago.

## Transforming metropolitan neighbourhoods into soundstages
![](ciudad.png)
After dark the whole neighbourhood becomes an extraordinarily complicated soundstage with traffic.

Somebody whispers the magic word and, for a few uninterrupted seconds, everything begins to move at once.

## Counting individually photographed frames
Feature-length productions contain approximately 1,234,567.89 frames counting every alternative take photographed.

## Recommendations for inexperienced documentary filmmakers
Five habits distinguish comfortable productions from miserable ones, whatever the budget happens to be.

- Rehearse complicated movements before the sun disappears
- Listen considerably more carefully than you talk
- Photograph cutaways, textures and uneventful moments
- Label everything *immediately*, especially the sound
- Remove whatever does not help the audience understand

## Responsibilities throughout post-production departments
![](alta.png)

- Synchronisation of independently recorded soundtracks
- Straightforward communication between departments
- Uncompromising attention to typographical details
- Archiving everything twice in different buildings

## A concluding thought about editing and responsibility
Editing is, in the end, **where the story is written for the third and final time**.

> Photography is truth, and cinema is truth twenty-four times a second, provided that somebody remembered
> to charge the batteries, label the cards and listen to what the location was saying all along.
> — Entirely apocryphal elaboration of Jean-Luc Godard
"""

SCRIPTS = {"short_es": SHORT_ES, "long_es": LONG_ES, "short_en": SHORT_EN, "long_en": LONG_EN}
