<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Choreo Desktop</source>
        <translation>Acerca de Choreo Desktop</translation>
    </message>
    <message>
        <source>Choreo Desktop is free software under the MIT licence. Its window is made with Qt and PySide6, used under the LGPL, version 3; you may replace them. Videos are made by FFmpeg, which comes along as a program of its own under the GPL, version 3.</source>
        <translation>Choreo Desktop es software libre con la licencia MIT. Su ventana está hecha con Qt y PySide6, usados con la LGPL, versión 3; puedes sustituirlos. Los vídeos los crea FFmpeg, que viene como programa aparte con la GPL, versión 3.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versiones y licencias</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Todo funciona.</translation>
    </message>
    <message>
        <source>Examine</source>
        <translation>Examinar</translation>
    </message>
    <message>
        <source>FFmpeg</source>
        <translation>FFmpeg</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Looks at FFmpeg, folders, storage and window, and changes nothing.</source>
        <translation>Mira FFmpeg, las carpetas, el almacenamiento y la ventana, y no cambia nada.</translation>
    </message>
    <message>
        <source>Rarely needed; good to have when something does not work.</source>
        <translation>Casi nunca hace falta; va bien cuando algo no funciona.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>The one that comes with the program</source>
        <translation>El que viene con el programa</translation>
    </message>
    <message>
        <source>The program that makes the videos. Empty for the one that comes with Choreo Desktop.</source>
        <translation>El programa que crea los vídeos. Vacío para el que viene con Choreo Desktop.</translation>
    </message>
    <message>
        <source>What works on this computer</source>
        <translation>Qué funciona en este ordenador</translation>
    </message>
</context>
<context>
    <name>AlternativeRow</name>
    <message>
        <source>Better for the whole dance</source>
        <translation>Mejor para todo el baile</translation>
    </message>
    <message>
        <source>Dance {name} here</source>
        <translation>Bailar {name} aquí</translation>
    </message>
    <message>
        <source>Just as good</source>
        <translation>Igual de bueno</translation>
    </message>
    <message>
        <source>Look at {name}</source>
        <translation>Ver {name}</translation>
    </message>
    <message>
        <source>Nearly as good</source>
        <translation>Casi igual de bueno</translation>
    </message>
    <message>
        <source>Not as good</source>
        <translation>No tan bueno</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>Lo que juega en contra</translation>
    </message>
</context>
<context>
    <name>Alternatives</name>
    <message>
        <source>Instead of it</source>
        <translation>En su lugar</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>No other move of the library fits here.</source>
        <translation>Ningún otro paso de la biblioteca encaja aquí.</translation>
    </message>
</context>
<context>
    <name>AnchorDrag</name>
    <message>
        <source>{seconds} s ({by} ms)</source>
        <translation>{seconds} s ({by} ms)</translation>
    </message>
</context>
<context>
    <name>AskSection</name>
    <message>
        <source>A section begins here</source>
        <translation>Aquí empieza una sección</translation>
    </message>
    <message>
        <source>Begin section</source>
        <translation>Empezar sección</translation>
    </message>
    <message>
        <source>Name of the section</source>
        <translation>Nombre de la sección</translation>
    </message>
    <message>
        <source>What is the part of the song called that begins at {time}?</source>
        <translation>¿Cómo se llama la parte de la canción que empieza en {time}?</translation>
    </message>
</context>
<context>
    <name>AskTime</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Anchor the beat</source>
        <translation>Anclar el pulso</translation>
    </message>
    <message>
        <source>Anchor this beat</source>
        <translation>Anclar este pulso</translation>
    </message>
    <message>
        <source>At which second does the beat fall that is now at {seconds} s? The beats around it bend along, up to the next anchor.</source>
        <translation>¿En qué segundo cae el pulso que ahora está en {seconds} s? Los pulsos de alrededor se ajustan con él, hasta el siguiente anclaje.</translation>
    </message>
    <message>
        <source>Seconds at which the beat falls</source>
        <translation>Segundo en el que cae el pulso</translation>
    </message>
</context>
<context>
    <name>AskedCorrections</name>
    <message>
        <source>Anchor a beat</source>
        <translation>Anclar un pulso</translation>
    </message>
    <message>
        <source>Audacity labels (*.txt);;Table (*.csv);;JAMS (*.jams);;JSON (*.json)</source>
        <translation>Etiquetas de Audacity (*.txt);;Tabla (*.csv);;JAMS (*.jams);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Beats of other programs ({endings});;All files (*)</source>
        <translation>Pulsos de otros programas ({endings});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Begin a section</source>
        <translation>Empezar una sección</translation>
    </message>
    <message>
        <source>Save the beats</source>
        <translation>Guardar los pulsos</translation>
    </message>
    <message>
        <source>Take over beats</source>
        <translation>Tomar los pulsos de un archivo</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Opening what you were working on</source>
        <translation>Abriendo lo que estabas haciendo</translation>
    </message>
    <message>
        <source>Restored what you were working on</source>
        <translation>Se ha recuperado lo que estabas haciendo</translation>
    </message>
    <message>
        <source>Saving the plan</source>
        <translation>Guardando el plan</translation>
    </message>
</context>
<context>
    <name>BadgeClicks</name>
    <message>
        <source>Click to say where its beats and its 1 are</source>
        <translation>Haz clic para indicar dónde están sus pulsos y su 1</translation>
    </message>
</context>
<context>
    <name>BucketPart</name>
    <message>
        <source>A name of the AWS files in your home folder.</source>
        <translation>Un nombre de los archivos AWS de tu carpeta personal.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Bucket in the path of the address</source>
        <translation>Bucket en la ruta de la dirección</translation>
    </message>
    <message>
        <source>Empty for Amazon</source>
        <translation>Vacío para Amazon</translation>
    </message>
    <message>
        <source>Empty for all of it</source>
        <translation>Vacío para todo</translation>
    </message>
    <message>
        <source>Everything goes below it, such as dance/bachata.</source>
        <translation>Todo va dentro de ella, por ejemplo baile/bachata.</translation>
    </message>
    <message>
        <source>Folder in the bucket</source>
        <translation>Carpeta en el bucket</translation>
    </message>
    <message>
        <source>Its name, as it was made.</source>
        <translation>Su nombre, tal como se creó.</translation>
    </message>
    <message>
        <source>May stay empty.</source>
        <translation>Puede quedar vacía.</translation>
    </message>
    <message>
        <source>Most servers other than Amazon&apos;s want it.</source>
        <translation>Casi todos los servidores que no son de Amazon lo piden.</translation>
    </message>
    <message>
        <source>Of MinIO, Backblaze, Cloudflare and others: as their pages say.</source>
        <translation>La de MinIO, Backblaze, Cloudflare y otros: como dicen sus páginas.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Such as eu-central-1</source>
        <translation>Por ejemplo eu-central-1</translation>
    </message>
    <message>
        <source>With an AWS profile of this computer</source>
        <translation>Con un perfil de AWS de este ordenador</translation>
    </message>
    <message>
        <source>With keys</source>
        <translation>Con claves</translation>
    </message>
</context>
<context>
    <name>Build</name>
    <message>
        <source>about 1 minute left</source>
        <translation>falta 1 minuto más o menos</translation>
    </message>
    <message>
        <source>about {minutes} minutes left</source>
        <translation>faltan unos {minutes} minutos</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>faltan unos {seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>BuildBar</name>
    <message>
        <source>Build anew</source>
        <translation>Crear de nuevo</translation>
    </message>
    <message>
        <source>Build choreography</source>
        <translation>Crear coreografía</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the build</source>
        <translation>Cancelar la creación</translation>
    </message>
    <message>
        <source>Fill the rest and build</source>
        <translation>Llenar el resto y crear</translation>
    </message>
    <message>
        <source>Make the video</source>
        <translation>Crear el vídeo</translation>
    </message>
    <message>
        <source>Make the video of this plan</source>
        <translation>Crear el vídeo de este plan</translation>
    </message>
    <message>
        <source>More ways to build</source>
        <translation>Más formas de crear</translation>
    </message>
    <message>
        <source>Plan only, without a video</source>
        <translation>Solo planear, sin vídeo</translation>
    </message>
    <message>
        <source>Plan the rest anew, locked moves stay</source>
        <translation>Planear de nuevo el resto; los pasos fijados se quedan</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>Crear el vídeo otra vez</translation>
    </message>
</context>
<context>
    <name>BuildProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the build</source>
        <translation>Cancelar la creación</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Finished parts are kept for the next time.</source>
        <translation>Lo terminado se conserva para la próxima vez.</translation>
    </message>
    <message>
        <source>Percent done</source>
        <translation>Porcentaje hecho</translation>
    </message>
    <message>
        <source>Planned in {time}</source>
        <translation>Planeada en {time}</translation>
    </message>
    <message>
        <source>Planning failed</source>
        <translation>No se pudo planear</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Progress of the build</source>
        <translation>Progreso de la creación</translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation>Quitar esto</translation>
    </message>
    <message>
        <source>Ready in {time}</source>
        <translation>Lista en {time}</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Algo inesperado salió mal.</translation>
    </message>
    <message>
        <source>Stop the build (Esc). Finished parts are kept for the next time.</source>
        <translation>Detener la creación (Esc). Lo terminado se conserva para la próxima vez.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>The build failed</source>
        <translation>No se pudo crear</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
</context>
<context>
    <name>ChoicesForm</name>
    <message>
        <source>Difficulty</source>
        <translation>Dificultad</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energía</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Must have</source>
        <translation>Imprescindibles</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Roll the die for another choreography</source>
        <translation>Tirar el dado para otra coreografía</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>The same choices with the same seed give the same choreography.</source>
        <translation>Lo mismo con la misma semilla da la misma coreografía.</translation>
    </message>
    <message>
        <source>{name} is no longer among the moves that must be danced.</source>
        <translation>{name} ya no está entre los pasos imprescindibles.</translation>
    </message>
    <message>
        <source>{name} is no longer among the moves that must never be danced.</source>
        <translation>{name} ya no está entre los pasos que nunca se bailan.</translation>
    </message>
</context>
<context>
    <name>ChoicesPanel</name>
    <message>
        <source>Add moves and choose a song first.</source>
        <translation>Primero añade pasos y elige una canción.</translation>
    </message>
    <message>
        <source>Add moves to the library first.</source>
        <translation>Primero añade pasos a la biblioteca.</translation>
    </message>
    <message>
        <source>Choose a song first.</source>
        <translation>Primero elige una canción.</translation>
    </message>
    <message>
        <source>Choreography</source>
        <translation>Coreografía</translation>
    </message>
</context>
<context>
    <name>ClipGridDialog</name>
    <message>
        <source>1 8-count</source>
        <translation>1 ocho</translation>
    </message>
    <message>
        <source>Beats of {name}</source>
        <translation>Pulsos de {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>Descartarlos</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir editando</translation>
    </message>
    <message>
        <source>Keep these beats</source>
        <translation>Guardar estos pulsos</translation>
    </message>
    <message>
        <source>No beats</source>
        <translation>Sin pulsos</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Reproducir (Espacio)</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Reproducir desde aquí</translation>
    </message>
    <message>
        <source>The 1 falls exactly here</source>
        <translation>El 1 cae justo aquí</translation>
    </message>
    <message>
        <source>The beats were changed. Keep them?</source>
        <translation>Has cambiado los pulsos. ¿Quieres guardarlos?</translation>
    </message>
    <message>
        <source>This is 1</source>
        <translation>Este es el 1</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Deshacer (Ctrl+Z)</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>escritos</translation>
    </message>
    <message>
        <source>from the annotation file</source>
        <translation>del archivo de anotaciones</translation>
    </message>
    <message>
        <source>given by hand</source>
        <translation>marcados a mano</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>escuchados</translation>
    </message>
    <message>
        <source>{bpm} BPM</source>
        <translation>{bpm} BPM</translation>
    </message>
    <message>
        <source>{count} 8-counts</source>
        <translation>{count} ochos</translation>
    </message>
</context>
<context>
    <name>ClipStrip</name>
    <message>
        <source>8-count {number}</source>
        <translation>Ocho {number}</translation>
    </message>
    <message>
        <source>Beats of the clip</source>
        <translation>Pulsos del clip</translation>
    </message>
    <message>
        <source>Click to go to a time, right-click for what can be corrected there, Ctrl and wheel to zoom.</source>
        <translation>Haz clic para ir a un momento, clic derecho para ver qué se puede corregir ahí, Ctrl y rueda para acercar.</translation>
    </message>
    <message>
        <source>No beats</source>
        <translation>Sin pulsos</translation>
    </message>
    <message>
        <source>No beats yet: tap along, or enter a tempo.</source>
        <translation>Aún sin pulsos: marca el ritmo o escribe un tempo.</translation>
    </message>
    <message>
        <source>This clip has no sound; watch its picture.</source>
        <translation>Este clip no tiene sonido; guíate por la imagen.</translation>
    </message>
    <message>
        <source>{count} beats</source>
        <translation>{count} pulsos</translation>
    </message>
</context>
<context>
    <name>ClipTools</name>
    <message>
        <source> BPM</source>
        <translation> BPM</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>+4 beats</source>
        <translation>+4 pulsos</translation>
    </message>
    <message>
        <source>+½ beat</source>
        <translation>+½ pulso</translation>
    </message>
    <message>
        <source>1 at </source>
        <translation>1 en </translation>
    </message>
    <message>
        <source>1 falls four beats later</source>
        <translation>El 1 cae cuatro pulsos después</translation>
    </message>
    <message>
        <source>1 falls one beat earlier</source>
        <translation>El 1 cae un pulso antes</translation>
    </message>
    <message>
        <source>1 falls one beat later</source>
        <translation>El 1 cae un pulso después</translation>
    </message>
    <message>
        <source>8-count </source>
        <translation>Ocho </translation>
    </message>
    <message>
        <source>All beats</source>
        <translation>Todos los pulsos</translation>
    </message>
    <message>
        <source>All beats half a beat earlier</source>
        <translation>Todos los pulsos, medio pulso antes</translation>
    </message>
    <message>
        <source>All beats half a beat later</source>
        <translation>Todos los pulsos, medio pulso después</translation>
    </message>
    <message>
        <source>All beats one picture earlier</source>
        <translation>Todos los pulsos, un fotograma antes</translation>
    </message>
    <message>
        <source>All beats one picture later</source>
        <translation>Todos los pulsos, un fotograma después</translation>
    </message>
    <message>
        <source>Back to what was heard</source>
        <translation>Volver a lo escuchado</translation>
    </message>
    <message>
        <source>Beats per minute</source>
        <translation>Pulsos por minuto</translation>
    </message>
    <message>
        <source>Dance only these 8-counts of the clip</source>
        <translation>Bailar solo estos ochos del clip</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Al doble</translation>
    </message>
    <message>
        <source>Even beats of this tempo, with a 1 there</source>
        <translation>Pulsos regulares con este tempo y un 1 ahí</translation>
    </message>
    <message>
        <source>First 8-count</source>
        <translation>Primer ocho</translation>
    </message>
    <message>
        <source>Half as many beats (Ctrl+Alt+H)</source>
        <translation>La mitad de pulsos (Ctrl+Alt+H)</translation>
    </message>
    <message>
        <source>Halve</source>
        <translation>A la mitad</translation>
    </message>
    <message>
        <source>Last 8-count</source>
        <translation>Último ocho</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Second at which a 1 falls</source>
        <translation>Segundo en el que cae un 1</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>The beat at the playhead is a 1 (Ctrl+Alt+1)</source>
        <translation>El pulso del cabezal es un 1 (Ctrl+Alt+1)</translation>
    </message>
    <message>
        <source>This is 1</source>
        <translation>Este es el 1</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Recortar</translation>
    </message>
    <message>
        <source>Twice as many beats (Ctrl+Alt+2)</source>
        <translation>El doble de pulsos (Ctrl+Alt+2)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use only</source>
        <translation>Usar solo</translation>
    </message>
    <message>
        <source>Use this tempo</source>
        <translation>Usar este tempo</translation>
    </message>
    <message>
        <source>Where is 1</source>
        <translation>Dónde está el 1</translation>
    </message>
    <message>
        <source>−½ beat</source>
        <translation>−½ pulso</translation>
    </message>
</context>
<context>
    <name>ClockSpin</name>
    <message>
        <source>Whole song</source>
        <translation>Canción entera</translation>
    </message>
</context>
<context>
    <name>ConnectionTrial</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>Trying to list, write, read and delete …</source>
        <translation>Probando a listar, escribir, leer y borrar…</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>No sound device was found</source>
        <translation>No se encontró ningún dispositivo de sonido</translation>
    </message>
    <message>
        <source>Position and length</source>
        <translation>Posición y duración</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Speed {rate}</source>
        <translation>Velocidad {rate}</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
</context>
<context>
    <name>Coordinator</name>
    <message>
        <source>1 move</source>
        <translation>1 paso</translation>
    </message>
    <message>
        <source>1 song</source>
        <translation>1 canción</translation>
    </message>
    <message>
        <source>Bringing in the demo</source>
        <translation>Trayendo la demo</translation>
    </message>
    <message>
        <source>Bringing in the demo. It takes a moment.</source>
        <translation>Trayendo la demo. Tarda un momento.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Loop this 8-count</source>
        <translation>Repetir este ocho</translation>
    </message>
    <message>
        <source>Loop this move</source>
        <translation>Repetir este paso</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Reproducir desde aquí</translation>
    </message>
    <message>
        <source>Results go to the bucket {name}</source>
        <translation>Los vídeos van al bucket {name}</translation>
    </message>
    <message>
        <source>Results stay on this computer</source>
        <translation>Los vídeos se quedan en este ordenador</translation>
    </message>
    <message>
        <source>Your choreography is ready: {minutes}:{seconds:02}</source>
        <translation>Tu coreografía está lista: {minutes}:{seconds:02}</translation>
    </message>
    <message>
        <source>{count} moves</source>
        <translation>{count} pasos</translation>
    </message>
    <message>
        <source>{count} songs</source>
        <translation>{count} canciones</translation>
    </message>
    <message>
        <source>{done}. Undo brings it back.</source>
        <translation>{done}. Deshacer lo trae de vuelta.</translation>
    </message>
</context>
<context>
    <name>CorrectingDesk</name>
    <message>
        <source>Correct the beats of {name}</source>
        <translation>Corregir los pulsos de {name}</translation>
    </message>
    <message>
        <source>Tap along with the song (T)</source>
        <translation>Marcar el ritmo de la canción (T)</translation>
    </message>
</context>
<context>
    <name>CorrectionActions</name>
    <message>
        <source>&amp;Forget all corrections</source>
        <translation>&amp;Olvidar todas las correcciones</translation>
    </message>
    <message>
        <source>&amp;Save the beats to a file…</source>
        <translation>&amp;Guardar los pulsos en un archivo…</translation>
    </message>
    <message>
        <source>&amp;Tap along</source>
        <translation>&amp;Marcar el ritmo</translation>
    </message>
    <message>
        <source>&amp;Undo the last correction</source>
        <translation>&amp;Deshacer la última corrección</translation>
    </message>
    <message>
        <source>1 falls four beats later</source>
        <translation>El 1 cae cuatro pulsos después</translation>
    </message>
    <message>
        <source>1 falls one beat earlier</source>
        <translation>El 1 cae un pulso antes</translation>
    </message>
    <message>
        <source>1 falls one beat later</source>
        <translation>El 1 cae un pulso después</translation>
    </message>
    <message>
        <source>A beat falls exactly here</source>
        <translation>Un pulso cae justo aquí</translation>
    </message>
    <message>
        <source>A section begins here…</source>
        <translation>Aquí empieza una sección…</translation>
    </message>
    <message>
        <source>All beats half a beat earlier</source>
        <translation>Todos los pulsos, medio pulso antes</translation>
    </message>
    <message>
        <source>All beats half a beat later</source>
        <translation>Todos los pulsos, medio pulso después</translation>
    </message>
    <message>
        <source>Anchor this beat at…</source>
        <translation>Anclar este pulso en…</translation>
    </message>
    <message>
        <source>Correct the counts</source>
        <translation>Corregir las cuentas</translation>
    </message>
    <message>
        <source>Double the beats</source>
        <translation>Doblar los pulsos</translation>
    </message>
    <message>
        <source>Halve the beats</source>
        <translation>Reducir los pulsos a la mitad</translation>
    </message>
    <message>
        <source>Take over &amp;beats from a file…</source>
        <translation>&amp;Tomar los pulsos de un archivo…</translation>
    </message>
    <message>
        <source>This beat 10 ms earlier</source>
        <translation>Este pulso, 10 ms antes</translation>
    </message>
    <message>
        <source>This beat 10 ms later</source>
        <translation>Este pulso, 10 ms después</translation>
    </message>
    <message>
        <source>This is &amp;1</source>
        <translation>Este es el &amp;1</translation>
    </message>
    <message>
        <source>This is 1</source>
        <translation>Este es el 1</translation>
    </message>
</context>
<context>
    <name>CoverageNotice</name>
    <message>
        <source>What your library has</source>
        <translation>Ver tu biblioteca</translation>
    </message>
</context>
<context>
    <name>DancePage</name>
    <message>
        <source>Any dance</source>
        <translation>Cualquier baile</translation>
    </message>
    <message>
        <source>Clips always play at their own speed; steps meet the beat only where it suits by chance.</source>
        <translation>Los clips van siempre a su propia velocidad; los pasos caen en el pulso solo por casualidad.</translation>
    </message>
    <message>
        <source>Dance</source>
        <translation>Baile</translation>
    </message>
    <message>
        <source>Every move lasts whole 8-counts, as dancers count.</source>
        <translation>Cada paso dura ochos enteros, como se cuenta bailando.</translation>
    </message>
    <message>
        <source>How far the speed of a clip may change</source>
        <translation>Cuánto puede cambiar la velocidad de un clip</translation>
    </message>
    <message>
        <source>More clips meet the beat, but dancers may look rushed or tired.</source>
        <translation>Más clips caen en el pulso, pero se puede notar prisa o cansancio.</translation>
    </message>
    <message>
        <source>Moves change</source>
        <translation>Los pasos cambian</translation>
    </message>
    <message>
        <source>Nobody sees it, but clips of another tempo do not meet the beat.</source>
        <translation>No se nota, pero los clips con otro tempo no caen en el pulso.</translation>
    </message>
    <message>
        <source>On the 1</source>
        <translation>En el 1</translation>
    </message>
    <message>
        <source>On the 1 and on the 5</source>
        <translation>En el 1 y en el 5</translation>
    </message>
    <message>
        <source>Pop and other music</source>
        <translation>Pop y otra música</translation>
    </message>
    <message>
        <source>Short moves of 4 counts fit too; more changes.</source>
        <translation>También caben pasos cortos de 4 cuentas; más cambios.</translation>
    </message>
    <message>
        <source>Songs and clips that you add from now on are listened to for this dance.</source>
        <translation>Las canciones y los clips que añadas desde ahora se escuchan para este baile.</translation>
    </message>
    <message>
        <source>Still looks natural; most clips of the same dance meet the beat.</source>
        <translation>Sigue pareciendo natural; casi todos los clips del mismo baile caen en el pulso.</translation>
    </message>
    <message>
        <source>What the program listens for, and how moves are laid on the song.</source>
        <translation>Qué escucha el programa y cómo se ponen los pasos en la canción.</translation>
    </message>
    <message>
        <source>{low} % to {high} % of its own speed.</source>
        <translation>Del {low} % al {high} % de su velocidad.</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>“{name}” cannot be opened. It may have been moved, renamed or deleted.</source>
        <translation>«{name}» no se puede abrir. Puede que se haya movido, renombrado o borrado.</translation>
    </message>
    <message>
        <source>“{name}” cannot be played. It is damaged, or of a kind this player does not know.</source>
        <translation>«{name}» no se puede reproducir. Está dañado o es de un tipo que este reproductor no conoce.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Abrir la carpeta de registros</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to add to the library</source>
        <translation>Suelta para añadir a la biblioteca</translation>
    </message>
</context>
<context>
    <name>EditKeys</name>
    <message>
        <source>Begin 8 counts earlier</source>
        <translation>Empezar 8 cuentas antes</translation>
    </message>
    <message>
        <source>Begin 8 counts later</source>
        <translation>Empezar 8 cuentas después</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Delete and leave a gap</source>
        <translation>Borrar y dejar un hueco</translation>
    </message>
    <message>
        <source>Delete, later moves come forward</source>
        <translation>Borrar y adelantar los siguientes</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>End 8 counts earlier</source>
        <translation>Terminar 8 cuentas antes</translation>
    </message>
    <message>
        <source>End 8 counts later</source>
        <translation>Terminar 8 cuentas después</translation>
    </message>
    <message>
        <source>Fill the free 8-counts</source>
        <translation>Llenar los ochos libres</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Fijar o soltar</translation>
    </message>
    <message>
        <source>Move earlier</source>
        <translation>Mover un lugar antes</translation>
    </message>
    <message>
        <source>Move later</source>
        <translation>Mover un lugar después</translation>
    </message>
    <message>
        <source>Next free 8-counts</source>
        <translation>Siguientes ochos libres</translation>
    </message>
    <message>
        <source>Paste at the playhead</source>
        <translation>Pegar en el cabezal</translation>
    </message>
    <message>
        <source>Select all moves</source>
        <translation>Elegir todos los pasos</translation>
    </message>
    <message>
        <source>Select the move before as well</source>
        <translation>Elegir también el paso anterior</translation>
    </message>
    <message>
        <source>Select the next move as well</source>
        <translation>Elegir también el paso siguiente</translation>
    </message>
    <message>
        <source>Show earlier 8-counts of the clip</source>
        <translation>Mostrar ochos anteriores del clip</translation>
    </message>
    <message>
        <source>Show later 8-counts of the clip</source>
        <translation>Mostrar ochos posteriores del clip</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>Partir en el cabezal</translation>
    </message>
</context>
<context>
    <name>EditTitle</name>
    <message>
        <source>Delete {what}</source>
        <translation>Eliminar {what}</translation>
    </message>
    <message>
        <source>Duplicate {what}</source>
        <translation>Duplicar {what}</translation>
    </message>
    <message>
        <source>Insert {what}</source>
        <translation>Insertar {what}</translation>
    </message>
    <message>
        <source>Lengthen {what}</source>
        <translation>Alargar {what}</translation>
    </message>
    <message>
        <source>Lock {what}</source>
        <translation>Bloquear {what}</translation>
    </message>
    <message>
        <source>Move {what}</source>
        <translation>Mover {what}</translation>
    </message>
    <message>
        <source>Paste {what}</source>
        <translation>Pegar {what}</translation>
    </message>
    <message>
        <source>Replace {what}</source>
        <translation>Sustituir {what}</translation>
    </message>
    <message>
        <source>Shorten {what}</source>
        <translation>Acortar {what}</translation>
    </message>
    <message>
        <source>Slip {what}</source>
        <translation>Deslizar {what}</translation>
    </message>
    <message>
        <source>Split {what}</source>
        <translation>Dividir {what}</translation>
    </message>
    <message>
        <source>Swap {what}</source>
        <translation>Cambiar {what}</translation>
    </message>
    <message>
        <source>Trim {what}</source>
        <translation>Recortar {what}</translation>
    </message>
    <message>
        <source>Unlock {what}</source>
        <translation>Desbloquear {what}</translation>
    </message>
    <message>
        <source>{count} moves</source>
        <translation>{count} pasos</translation>
    </message>
</context>
<context>
    <name>EmptyOffer</name>
    <message>
        <source>Lay moves from the library yourself; Build then fills only what is free</source>
        <translation>Pon tú los pasos de la biblioteca; Crear llena después solo lo que quede libre</translation>
    </message>
    <message>
        <source>New empty plan</source>
        <translation>Nuevo plan vacío</translation>
    </message>
</context>
<context>
    <name>ErrorReport</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>Pasó algo inesperado</translation>
    </message>
    <message>
        <source>Your clips, songs and videos are safe, and you can go on. If it happens again, close the program and open it again. Please send us this report: it holds no keys, but names of your files.</source>
        <translation>Tus clips, canciones y vídeos están a salvo y puedes seguir. Si vuelve a pasar, cierra el programa y ábrelo otra vez. Por favor, envíanos este informe: no contiene claves, pero sí nombres de tus archivos.</translation>
    </message>
</context>
<context>
    <name>FailureReason</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>1 move</source>
        <translation>1 paso</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar los filtros</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Search moves</source>
        <translation>Buscar pasos</translation>
    </message>
    <message>
        <source>Take away the filter {field}: {value}</source>
        <translation>Quitar el filtro {field}: {value}</translation>
    </message>
    <message>
        <source>{field}: {value}, {count} moves</source>
        <translation>{field}: {value}, {count} pasos</translation>
    </message>
    <message>
        <source>{shown} of {total} moves</source>
        <translation>{shown} de {total} pasos</translation>
    </message>
    <message>
        <source>{total} moves</source>
        <translation>{total} pasos</translation>
    </message>
</context>
<context>
    <name>FitPicker</name>
    <message>
        <source>Black bars</source>
        <translation>Barras negras</translation>
    </message>
    <message>
        <source>Blurred sides</source>
        <translation>Bordes difusos</translation>
    </message>
    <message>
        <source>Fill and crop</source>
        <translation>Llenar y recortar</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>1 minute ago</source>
        <translation>hace 1 minuto</translation>
    </message>
    <message>
        <source>Building, {percent} %</source>
        <translation>Creándose, {percent} %</translation>
    </message>
    <message>
        <source>Failed at {percent} %</source>
        <translation>Falló al {percent} %</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Must have</source>
        <translation>Imprescindible</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Planned, no video yet</source>
        <translation>Planeada, aún sin vídeo</translation>
    </message>
    <message>
        <source>Stopped at {percent} %</source>
        <translation>Detenida al {percent} %</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>hoy, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>ayer, {time}</translation>
    </message>
    <message>
        <source>{minutes} minutes ago</source>
        <translation>hace {minutes} minutos</translation>
    </message>
</context>
<context>
    <name>HistoryActions</name>
    <message>
        <source>Copy link</source>
        <translation>Copiar el enlace</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>It is being made now.</source>
        <translation>Se está haciendo ahora.</translation>
    </message>
    <message>
        <source>It stopped before there was a plan, and its song is not known.</source>
        <translation>Se detuvo antes de tener un plan y no se conoce su canción.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>Crear el vídeo otra vez</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Por qué falló</translation>
    </message>
</context>
<context>
    <name>HistoryDelegate</name>
    <message>
        <source>Name of the choreography</source>
        <translation>Nombre de la coreografía</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Choreographies, newest first</source>
        <translation>Coreografías, las más nuevas primero</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Delete {name}</source>
        <translation>Borrar {name}</translation>
    </message>
    <message>
        <source>Every choreography that you build is kept here, to be played, changed and shared.</source>
        <translation>Aquí se guarda cada coreografía que creas, para verla, cambiarla y compartirla.</translation>
    </message>
    <message>
        <source>Getting the video</source>
        <translation>Trayendo el vídeo</translation>
    </message>
    <message>
        <source>No choreography is called that.</source>
        <translation>Ninguna coreografía se llama así.</translation>
    </message>
    <message>
        <source>Nothing made yet</source>
        <translation>Aún no hay nada</translation>
    </message>
    <message>
        <source>Search by name or song</source>
        <translation>Buscar por nombre o canción</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>The details are copied.</source>
        <translation>Los detalles están copiados.</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>El enlace está copiado.</translation>
    </message>
    <message>
        <source>This video does not lie in a folder of this computer.</source>
        <translation>Este vídeo no está en una carpeta de este ordenador.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>1 already there</source>
        <translation>1 ya estaba</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 clip</translation>
    </message>
    <message>
        <source>1 file of annotations read</source>
        <translation>1 archivo de anotaciones leído</translation>
    </message>
    <message>
        <source>1 found in another place</source>
        <translation>1 encontrado en otro lugar</translation>
    </message>
    <message>
        <source>1 looked at anew</source>
        <translation>1 mirado de nuevo</translation>
    </message>
    <message>
        <source>1 not usable</source>
        <translation>1 no sirve</translation>
    </message>
    <message>
        <source>1 song</source>
        <translation>1 canción</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Ya estaba</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anotaciones</translation>
    </message>
    <message>
        <source>Changed since last time</source>
        <translation>Cambió desde la última vez</translation>
    </message>
    <message>
        <source>In another place than before</source>
        <translation>En otro lugar que antes</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>No sirve</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nada nuevo</translation>
    </message>
    <message>
        <source>Stopped; what came in is kept.</source>
        <translation>Detenido; lo que entró se conserva.</translation>
    </message>
    <message>
        <source>The same as another file</source>
        <translation>Igual que otro archivo</translation>
    </message>
    <message>
        <source>{clips} and {songs} added</source>
        <translation>{clips} y {songs} añadidos</translation>
    </message>
    <message>
        <source>{count} already there</source>
        <translation>{count} ya estaban</translation>
    </message>
    <message>
        <source>{count} clips</source>
        <translation>{count} clips</translation>
    </message>
    <message>
        <source>{count} files of annotations read</source>
        <translation>{count} archivos de anotaciones leídos</translation>
    </message>
    <message>
        <source>{count} found in another place</source>
        <translation>{count} encontrados en otro lugar</translation>
    </message>
    <message>
        <source>{count} looked at anew</source>
        <translation>{count} mirados de nuevo</translation>
    </message>
    <message>
        <source>{count} not usable</source>
        <translation>{count} no sirven</translation>
    </message>
    <message>
        <source>{count} songs</source>
        <translation>{count} canciones</translation>
    </message>
    <message>
        <source>{clips} added</source>
        <translation>{clips} añadidos</translation>
    </message>
    <message>
        <source>{songs} added</source>
        <translation>{songs} añadidas</translation>
    </message>
</context>
<context>
    <name>ImportNotice</name>
    <message>
        <source>Details…</source>
        <translation>Detalles…</translation>
    </message>
</context>
<context>
    <name>ImportSummaryDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Every file</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>Qué entró</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>Adding to the library</source>
        <translation>Añadiendo a la biblioteca</translation>
    </message>
</context>
<context>
    <name>KeysBox</name>
    <message>
        <source>Access key</source>
        <translation>Clave de acceso</translation>
    </message>
    <message>
        <source>Asking the keyring …</source>
        <translation>Preguntando al llavero…</translation>
    </message>
    <message>
        <source>Both keys are needed.</source>
        <translation>Hacen falta las dos claves.</translation>
    </message>
    <message>
        <source>Forget the keys</source>
        <translation>Olvidar las claves</translation>
    </message>
    <message>
        <source>Giving the keys to the keyring …</source>
        <translation>Guardando las claves en el llavero…</translation>
    </message>
    <message>
        <source>Hide the secret key</source>
        <translation>Ocultar la clave secreta</translation>
    </message>
    <message>
        <source>Keys can be entered once the bucket is named.</source>
        <translation>Las claves se pueden escribir cuando el bucket tenga nombre.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Clave secreta</translation>
    </message>
    <message>
        <source>Show the secret key</source>
        <translation>Mostrar la clave secreta</translation>
    </message>
    <message>
        <source>The keys are forgotten.</source>
        <translation>Las claves están olvidadas.</translation>
    </message>
    <message>
        <source>The keys are kept in the keyring of this computer.</source>
        <translation>Las claves se guardan en el llavero de este ordenador.</translation>
    </message>
    <message>
        <source>The keys of this bucket are kept in the keyring; type others to replace them.</source>
        <translation>Las claves de este bucket están en el llavero; escribe otras para sustituirlas.</translation>
    </message>
    <message>
        <source>Without keys, those that AWS tools have on this computer are used.</source>
        <translation>Sin claves se usan las que tengan las herramientas de AWS en este ordenador.</translation>
    </message>
    <message>
        <source>kept in the keyring</source>
        <translation>guardada en el llavero</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Add clips</source>
        <translation>Añadir clips</translation>
    </message>
    <message>
        <source>Add songs</source>
        <translation>Añadir canciones</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Clips and annotations</source>
        <translation>Clips y anotaciones</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
</context>
<context>
    <name>LibraryNews</name>
    <message>
        <source>1 file is missing.</source>
        <translation>Falta 1 archivo.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>Find them…</source>
        <translation>Buscarlos…</translation>
    </message>
    <message>
        <source>{count} files are missing.</source>
        <translation>Faltan {count} archivos.</translation>
    </message>
    <message>
        <source>{found} of {all} missing files were found.</source>
        <translation>Se encontraron {found} de los {all} archivos que faltaban.</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Add clips…</source>
        <translation>Añadir clips…</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Añadir carpeta</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Add songs…</source>
        <translation>Añadir canciones…</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>Añadir a la biblioteca</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Listening to {count} moves</source>
        <translation>Escuchando {count} pasos</translation>
    </message>
    <message>
        <source>Listening to {name}</source>
        <translation>Escuchando {name}</translation>
    </message>
    <message>
        <source>Looking for missing files</source>
        <translation>Buscando los archivos que faltan</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
    <message>
        <source>Where are the missing files?</source>
        <translation>¿Dónde están los archivos que faltan?</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>0 for one on each processor core.</source>
        <translation>0 para uno por cada núcleo del procesador.</translation>
    </message>
    <message>
        <source>At low priority, and never while something plays. Making the video then takes seconds.</source>
        <translation>Con poca prioridad y nunca mientras algo se reproduce. Así, crear el vídeo tarda segundos.</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Caché</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>Vaciar la caché</translation>
    </message>
    <message>
        <source>Clearing the cache</source>
        <translation>Vaciando la caché</translation>
    </message>
    <message>
        <source>Clearing …</source>
        <translation>Vaciando…</translation>
    </message>
    <message>
        <source>How much of this computer the program may use.</source>
        <translation>Cuánto de este ordenador puede usar el programa.</translation>
    </message>
    <message>
        <source>It holds {size} now.</source>
        <translation>Ahora contiene {size}.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Moves made at once</source>
        <translation>Pasos creados a la vez</translation>
    </message>
    <message>
        <source>Moves that were rendered once are used again, which makes the next video quicker.</source>
        <translation>Los pasos ya creados se vuelven a usar y el siguiente vídeo va más rápido.</translation>
    </message>
    <message>
        <source>Render the plan while I edit it</source>
        <translation>Crear el vídeo mientras edito el plan</translation>
    </message>
    <message>
        <source>Room for what was made before</source>
        <translation>Sitio para lo que ya se creó</translation>
    </message>
    <message>
        <source>Then it stops. Finished parts are kept for the next time.</source>
        <translation>Después se detiene. Lo terminado se conserva para la próxima vez.</translation>
    </message>
    <message>
        <source>Time for one video</source>
        <translation>Tiempo para un vídeo</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>{size} are free again.</source>
        <translation>{size} libres otra vez.</translation>
    </message>
    <message>
        <source>{size} stayed, because they are needed now.</source>
        <translation>{size} se quedan, porque hacen falta ahora.</translation>
    </message>
</context>
<context>
    <name>LiveScreen</name>
    <message>
        <source>Its clip is being fetched.</source>
        <translation>Se está trayendo su clip.</translation>
    </message>
    <message>
        <source>Its clip is missing. Relink the library to its folder, or dance another move here.</source>
        <translation>Falta su clip. Vuelve a enlazar la biblioteca con su carpeta o baila otro paso aquí.</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>As the system is</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Colours and language of the window.</source>
        <translation>Colores e idioma de la ventana.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>The window is put up anew in the other language; what runs goes on.</source>
        <translation>La ventana se abre de nuevo en el otro idioma; lo que está en marcha sigue.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
</context>
<context>
    <name>Looper</name>
    <message>
        <source>Loop {start} – ?</source>
        <translation>Bucle {start} – ?</translation>
    </message>
    <message>
        <source>Loop {start} – {end}</source>
        <translation>Bucle {start} – {end}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Go to the &amp;choreography</source>
        <translation>Ir a la &amp;coreografía</translation>
    </message>
    <message>
        <source>Go to the &amp;library</source>
        <translation>Ir a la &amp;biblioteca</translation>
    </message>
    <message>
        <source>Go to the &amp;preview</source>
        <translation>Ir a la &amp;vista previa</translation>
    </message>
    <message>
        <source>Go to the &amp;timeline</source>
        <translation>Ir a la &amp;línea de tiempo</translation>
    </message>
    <message>
        <source>Go to the selected &amp;move</source>
        <translation>Ir al &amp;paso elegido</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>{percent} % of the plan rendered ahead</source>
        <translation>{percent} % del plan ya creado</translation>
    </message>
</context>
<context>
    <name>MarkerField</name>
    <message>
        <source>Name of the marker</source>
        <translation>Nombre del marcador</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Nombre y luego Intro</translation>
    </message>
</context>
<context>
    <name>MarkersDialog</name>
    <message>
        <source>Add at the playhead…</source>
        <translation>Añadir en el cabezal…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marcadores</translation>
    </message>
    <message>
        <source>Markers and notes</source>
        <translation>Marcadores y notas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No markers yet. Ctrl+M adds one at the playhead.</source>
        <translation>Aún no hay marcadores. Ctrl+M añade uno en el cabezal.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Notes of the choreography</source>
        <translation>Notas de la coreografía</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>What you want to remember: formation, costumes, who begins…</source>
        <translation>Lo que quieras recordar: formación, vestuario, quién empieza…</translation>
    </message>
    <message>
        <source>{name}. Enter goes there, F2 renames it.</source>
        <translation>{name}. Intro va allí, F2 cambia su nombre.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About Choreo Desktop</source>
        <translation>&amp;Acerca de Choreo Desktop</translation>
    </message>
    <message>
        <source>&amp;Choreography</source>
        <translation>&amp;Coreografía</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Find in the library</source>
        <translation>&amp;Buscar en la biblioteca</translation>
    </message>
    <message>
        <source>&amp;Get new files from the storage</source>
        <translation>&amp;Traer archivos nuevos del almacenamiento</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>A&amp;tajos de teclado</translation>
    </message>
    <message>
        <source>&amp;Log folder</source>
        <translation>Carpeta de &amp;registros</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Reproducción</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Song</source>
        <translation>Ca&amp;nción</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Add &amp;clips…</source>
        <translation>Añadir &amp;clips…</translation>
    </message>
    <message>
        <source>Add &amp;songs…</source>
        <translation>Añadir ca&amp;nciones…</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>Añadir una car&amp;peta…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>Probar la &amp;demo</translation>
    </message>
</context>
<context>
    <name>MoveCard</name>
    <message>
        <source>All of the clip is shown.</source>
        <translation>Se ve el clip entero.</translation>
    </message>
    <message>
        <source>Danced at the clip&apos;s own tempo.</source>
        <translation>Va al tempo propio del clip.</translation>
    </message>
    <message>
        <source>Danced {percent} % faster than the clip.</source>
        <translation>Va un {percent} % más rápido que el clip.</translation>
    </message>
    <message>
        <source>Danced {percent} % slower than the clip.</source>
        <translation>Va un {percent} % más lento que el clip.</translation>
    </message>
    <message>
        <source>It shows 8-count {first} of the {all} in the clip.</source>
        <translation>Se ve el ocho {first} de los {all} del clip.</translation>
    </message>
    <message>
        <source>It shows 8-counts {first} to {last} of the {all} in the clip.</source>
        <translation>Se ven los ochos {first} a {last} de los {all} del clip.</translation>
    </message>
    <message>
        <source>It stays when the rest is planned anew. Press to unlock it.</source>
        <translation>Se queda cuando el resto se planea de nuevo. Pulsa para soltarlo.</translation>
    </message>
    <message>
        <source>Keep this move when the rest is planned anew.</source>
        <translation>Conservar este paso cuando el resto se planee de nuevo.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Lock {name}</source>
        <translation>Fijar {name}</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Fijado</translation>
    </message>
    <message>
        <source>Look at {name}</source>
        <translation>Ver {name}</translation>
    </message>
    <message>
        <source>Move {number} of {all}</source>
        <translation>Paso {number} de {all}</translation>
    </message>
    <message>
        <source>This clip is not in the library any more.</source>
        <translation>Este clip ya no está en la biblioteca.</translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Beat unsure</source>
        <translation>Pulso incierto</translation>
    </message>
    <message>
        <source>Beginner</source>
        <translation>Principiante</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Empieza</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Closed position</source>
        <translation>Posición cerrada</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Dificultad</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Energetic</source>
        <translation>Enérgico</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energía</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>Falta el archivo</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguidora</translation>
    </message>
    <message>
        <source>Hammerlock</source>
        <translation>Hammerlock</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Intermediate</source>
        <translation>Intermedio</translation>
    </message>
    <message>
        <source>Kind of move</source>
        <translation>Tipo de paso</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Modern</source>
        <translation>Moderno</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No beat: tap it</source>
        <translation>Marca el pulso</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Open position</source>
        <translation>Posición abierta</translation>
    </message>
    <message>
        <source>Phone video</source>
        <translation>Vídeo de móvil</translation>
    </message>
    <message>
        <source>Playful</source>
        <translation>Juguetón</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Romantic</source>
        <translation>Romántico</translation>
    </message>
    <message>
        <source>Sensual</source>
        <translation>Sensual</translation>
    </message>
    <message>
        <source>Shadow position</source>
        <translation>Posición sombra</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Etiquetas, separadas por comas</translation>
    </message>
    <message>
        <source>Who dances</source>
        <translation>Quién baila</translation>
    </message>
    <message>
        <source>{bpm} beats per minute</source>
        <translation>{bpm} pulsos por minuto</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} segundos</translation>
    </message>
    <message>
        <source>{words} (guess)</source>
        <translation>{words} (supuesto)</translation>
    </message>
</context>
<context>
    <name>MovesActions</name>
    <message>
        <source>Beats of this clip…</source>
        <translation>Pulsos de este clip…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Find missing files…</source>
        <translation>Buscar los archivos que faltan…</translation>
    </message>
    <message>
        <source>Insert at the playhead</source>
        <translation>Insertar en el cabezal</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Escuchar otra vez</translation>
    </message>
    <message>
        <source>Must have</source>
        <translation>Imprescindible</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Quitar de la biblioteca</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
</context>
<context>
    <name>MovesEditor</name>
    <message>
        <source>(different)</source>
        <translation>(distintos)</translation>
    </message>
    <message>
        <source>A move needs a name.</source>
        <translation>Un paso necesita un nombre.</translation>
    </message>
    <message>
        <source>Close the editor</source>
        <translation>Cerrar el editor</translation>
    </message>
    <message>
        <source>Guessed from its file or its pictures. What you say counts.</source>
        <translation>Supuesto por su archivo o sus imágenes. Vale lo que digas tú.</translation>
    </message>
    <message>
        <source>Select moves to edit them</source>
        <translation>Elige pasos para editarlos</translation>
    </message>
    <message>
        <source>The guesses are right</source>
        <translation>Las suposiciones son correctas</translation>
    </message>
    <message>
        <source>{count} moves at once</source>
        <translation>{count} pasos a la vez</translation>
    </message>
    <message>
        <source>{field} (guess)</source>
        <translation>{field} (supuesto)</translation>
    </message>
</context>
<context>
    <name>MovesGrid</name>
    <message>
        <source>Moves</source>
        <translation>Pasos</translation>
    </message>
</context>
<context>
    <name>MovesPage</name>
    <message>
        <source>Clear filters</source>
        <translation>Quitar los filtros</translation>
    </message>
    <message>
        <source>Drop clips or a folder of clips here.</source>
        <translation>Suelta aquí clips o una carpeta de clips.</translation>
    </message>
    <message>
        <source>Edit {count} moves</source>
        <translation>Editar {count} pasos</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>Editar {name}</translation>
    </message>
    <message>
        <source>No move matches what you look for.</source>
        <translation>Ningún paso encaja con lo que buscas.</translation>
    </message>
    <message>
        <source>No moves yet</source>
        <translation>Aún no hay pasos</translation>
    </message>
    <message>
        <source>Remove {count} moves</source>
        <translation>Quitar {count} pasos</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Quitar {name}</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>{name} (any of 1 move)</source>
        <translation>{name} (de 1 paso)</translation>
    </message>
    <message>
        <source>{name} (any of {number} moves)</source>
        <translation>{name} (uno de {number} pasos)</translation>
    </message>
</context>
<context>
    <name>NotesField</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Notes on this move</source>
        <translation>Notas sobre este paso</translation>
    </message>
    <message>
        <source>Notes on {name}</source>
        <translation>Notas sobre {name}</translation>
    </message>
    <message>
        <source>What to think of when dancing this move</source>
        <translation>En qué pensar al bailar este paso</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Information</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose: {what}</source>
        <translation>Elegir: {what}</translation>
    </message>
</context>
<context>
    <name>PlanDesk</name>
    <message>
        <source>Add a &amp;marker at the playhead…</source>
        <translation>Añadir un &amp;marcador en el cabezal…</translation>
    </message>
    <message>
        <source>Add a marker here…</source>
        <translation>Añadir un marcador aquí…</translation>
    </message>
    <message>
        <source>Choose a song first.</source>
        <translation>Primero elige una canción.</translation>
    </message>
    <message>
        <source>Markers and &amp;notes…</source>
        <translation>Marcadores y &amp;notas…</translation>
    </message>
    <message>
        <source>New &amp;empty plan</source>
        <translation>Nuevo plan &amp;vacío</translation>
    </message>
    <message>
        <source>New marker</source>
        <translation>Nuevo marcador</translation>
    </message>
    <message>
        <source>Remove the marker</source>
        <translation>Quitar el marcador</translation>
    </message>
    <message>
        <source>Rename the marker</source>
        <translation>Cambiar el nombre del marcador</translation>
    </message>
    <message>
        <source>Rename the marker…</source>
        <translation>Cambiar el nombre del marcador…</translation>
    </message>
    <message>
        <source>This plan can be played but not changed.</source>
        <translation>Este plan se puede ver pero no cambiar.</translation>
    </message>
    <message>
        <source>Undo &amp;history…</source>
        <translation>&amp;Historial de cambios…</translation>
    </message>
</context>
<context>
    <name>PlanEditing</name>
    <message>
        <source>Beginning an empty plan</source>
        <translation>Empezando un plan vacío</translation>
    </message>
    <message>
        <source>New empty plan</source>
        <translation>Nuevo plan vacío</translation>
    </message>
</context>
<context>
    <name>PlayerActions</name>
    <message>
        <source>1 second back</source>
        <translation>1 segundo atrás</translation>
    </message>
    <message>
        <source>1 second on</source>
        <translation>1 segundo adelante</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Salir de pantalla completa</translation>
    </message>
    <message>
        <source>Loop from here (A)</source>
        <translation>Bucle desde aquí (A)</translation>
    </message>
    <message>
        <source>Loop this 8-count</source>
        <translation>Repetir este ocho</translation>
    </message>
    <message>
        <source>Loop this move</source>
        <translation>Repetir este paso</translation>
    </message>
    <message>
        <source>Loop up to here (B)</source>
        <translation>Bucle hasta aquí (B)</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>Un fotograma atrás</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>Un fotograma adelante</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Show counts</source>
        <translation>Mostrar las cuentas</translation>
    </message>
    <message>
        <source>Show names of moves</source>
        <translation>Mostrar los nombres de los pasos</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más lento</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Activar el sonido</translation>
    </message>
    <message>
        <source>Speed {rate}</source>
        <translation>Velocidad {rate}</translation>
    </message>
    <message>
        <source>Stop looping</source>
        <translation>Quitar el bucle</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Al principio</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Stop looping</source>
        <translation>Quitar el bucle</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>QuickLengths</name>
    <message>
        <source>At most {time}</source>
        <translation>Como mucho {time}</translation>
    </message>
    <message>
        <source>The whole song</source>
        <translation>La canción entera</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Entera</translation>
    </message>
</context>
<context>
    <name>RenameSong</name>
    <message>
        <source>Artist</source>
        <translation>Artista</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Rename song</source>
        <translation>Cambiar el nombre de la canción</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
</context>
<context>
    <name>Retiming</name>
    <message>
        <source>Follow</source>
        <translation>Seguirlos</translation>
    </message>
    <message>
        <source>Follow the beats of {name}</source>
        <translation>Seguir los pulsos de {name}</translation>
    </message>
    <message>
        <source>The plan dances {name} once. Shall it follow the corrected beats?</source>
        <translation>El plan baila {name} una vez. ¿Quieres que siga los pulsos corregidos?</translation>
    </message>
    <message>
        <source>The plan dances {name} {count} times. Shall it follow the corrected beats?</source>
        <translation>El plan baila {name} {count} veces. ¿Quieres que siga los pulsos corregidos?</translation>
    </message>
    <message>
        <source>The plan follows the corrected beats.</source>
        <translation>El plan sigue los pulsos corregidos.</translation>
    </message>
    <message>
        <source>The plan follows these beats already.</source>
        <translation>El plan ya sigue estos pulsos.</translation>
    </message>
</context>
<context>
    <name>SeekSlider</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
</context>
<context>
    <name>SelectedMovePanel</name>
    <message>
        <source>Choose a song and press Build. Here you then see why each move was chosen, and can swap it.</source>
        <translation>Elige una canción y pulsa Crear. Aquí verás por qué se eligió cada paso y podrás cambiarlo.</translation>
    </message>
    <message>
        <source>Here you then see why it was chosen, and what else could be danced there.</source>
        <translation>Aquí verás por qué se eligió y qué otra cosa se podría bailar ahí.</translation>
    </message>
    <message>
        <source>Lock this move</source>
        <translation>Fijar este paso</translation>
    </message>
    <message>
        <source>Look at the clip of this move</source>
        <translation>Ver el clip de este paso</translation>
    </message>
    <message>
        <source>No choreography yet</source>
        <translation>Aún no hay coreografía</translation>
    </message>
    <message>
        <source>Select a move on the timeline</source>
        <translation>Elige un paso en la línea de tiempo</translation>
    </message>
    <message>
        <source>Select a move on the timeline to see why it was chosen, and what else could be danced there.</source>
        <translation>Elige un paso en la línea de tiempo para ver por qué se eligió y qué más se podría bailar ahí.</translation>
    </message>
    <message>
        <source>Selected move</source>
        <translation>Paso elegido</translation>
    </message>
    <message>
        <source>Swap it for the best other move</source>
        <translation>Cambiarlo por el mejor de los otros pasos</translation>
    </message>
    <message>
        <source>Swap it for {name}</source>
        <translation>Cambiarlo por {name}</translation>
    </message>
    <message>
        <source>This plan can be played but not changed, because nobody knows any more what was asked for.</source>
        <translation>Este plan se puede ver pero no cambiar, porque ya no se sabe qué se pidió.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Opening the song</source>
        <translation>Abriendo la canción</translation>
    </message>
    <message>
        <source>The choreography is planned</source>
        <translation>La coreografía está planeada</translation>
    </message>
    <message>
        <source>Building the choreography</source>
        <translation>Creando la coreografía</translation>
    </message>
    <message>
        <source>Build the choreography</source>
        <translation>Crear la coreografía</translation>
    </message>
    <message>
        <source>Choose {song}</source>
        <translation>Elegir {song}</translation>
    </message>
    <message>
        <source>Dance other moves</source>
        <translation>Bailar otros pasos</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Abrir {name}</translation>
    </message>
    <message>
        <source>Plan the choreography</source>
        <translation>Planear la coreografía</translation>
    </message>
    <message>
        <source>Planning the choreography</source>
        <translation>Planeando la coreografía</translation>
    </message>
    <message>
        <source>Rendering the choreography</source>
        <translation>Creando el vídeo de la coreografía</translation>
    </message>
    <message>
        <source>Stopped. Finished parts are kept for the next time.</source>
        <translation>Detenido. Lo terminado se conserva para la próxima vez.</translation>
    </message>
    <message>
        <source>Opening the choreography</source>
        <translation>Abriendo la coreografía</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Everything is saved.</source>
        <translation>Todo está guardado.</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Páginas de los ajustes</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>What is marked is not saved yet; everything else is.</source>
        <translation>Lo marcado aún no está guardado; todo lo demás sí.</translation>
    </message>
    <message>
        <source>{page}, something has to be corrected</source>
        <translation>{page}, hay algo que corregir</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Removing deleted videos</source>
        <translation>Quitando los vídeos borrados</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>No shortcut has these letters.</source>
        <translation>Ningún atajo tiene estas letras.</translation>
    </message>
    <message>
        <source>Search for a name or a key</source>
        <translation>Busca un nombre o una tecla</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Buscar atajos</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
</context>
<context>
    <name>Song</name>
    <message>
        <source>1 count</source>
        <translation>1 cuenta</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Corte</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Puente</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>Estribillo</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Golpe</translation>
    </message>
    <message>
        <source>Intro</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>Estrofa</translation>
    </message>
    <message>
        <source>cha-cha</source>
        <translation>cha-cha</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>bastante seguro</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>pausa</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>seguro</translation>
    </message>
    <message>
        <source>tap</source>
        <translation>tap</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source>{number} counts</source>
        <translation>{number} cuentas</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} a {end}</translation>
    </message>
</context>
<context>
    <name>SongCard</name>
    <message>
        <source>Choose a song</source>
        <translation>Elegir una canción</translation>
    </message>
    <message>
        <source>Choose another song</source>
        <translation>Elegir otra canción</translation>
    </message>
    <message>
        <source>Song: {title}</source>
        <translation>Canción: {title}</translation>
    </message>
    <message>
        <source>no beat found</source>
        <translation>sin pulso</translation>
    </message>
    <message>
        <source>{bpm} BPM</source>
        <translation>{bpm} BPM</translation>
    </message>
</context>
<context>
    <name>SongCorrections</name>
    <message>
        <source>Forget all corrections</source>
        <translation>Olvidar todas las correcciones</translation>
    </message>
    <message>
        <source>Keeping a correction</source>
        <translation>Guardando una corrección</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} está guardado.</translation>
    </message>
    <message>
        <source>Take back the last correction</source>
        <translation>Deshacer la última corrección</translation>
    </message>
    <message>
        <source>Take over {file}</source>
        <translation>Tomar los pulsos de {file}</translation>
    </message>
    <message>
        <source>That was so already.</source>
        <translation>Ya estaba así.</translation>
    </message>
    <message>
        <source>Use the taps</source>
        <translation>Usar los toques</translation>
    </message>
</context>
<context>
    <name>SongDelegate</name>
    <message>
        <source>File missing</source>
        <translation>Falta el archivo</translation>
    </message>
    <message>
        <source>Unknown artist</source>
        <translation>Artista desconocido</translation>
    </message>
</context>
<context>
    <name>Songs</name>
    <message>
        <source>Any dance</source>
        <translation>Cualquier baile</translation>
    </message>
    <message>
        <source>Fairly sure</source>
        <translation>Bastante seguro</translation>
    </message>
    <message>
        <source>No beat</source>
        <translation>Sin pulso</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Seguro</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Incierto</translation>
    </message>
</context>
<context>
    <name>SongsModel</name>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Pulso</translation>
    </message>
    <message>
        <source>Beat: {confidence}</source>
        <translation>Pulso: {confidence}</translation>
    </message>
    <message>
        <source>Dance</source>
        <translation>Baile</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>Falta el archivo</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Listened to for {genre}</source>
        <translation>Escuchada para {genre}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>{bpm} beats per minute</source>
        <translation>{bpm} pulsos por minuto</translation>
    </message>
</context>
<context>
    <name>SongsPage</name>
    <message>
        <source>1 song</source>
        <translation>1 canción</translation>
    </message>
    <message>
        <source>Choose for the choreography</source>
        <translation>Elegir para la coreografía</translation>
    </message>
    <message>
        <source>Drop a song here to dance to it.</source>
        <translation>Suelta aquí una canción para bailarla.</translation>
    </message>
    <message>
        <source>Find missing files…</source>
        <translation>Buscar los archivos que faltan…</translation>
    </message>
    <message>
        <source>Listen again for</source>
        <translation>Escuchar otra vez para</translation>
    </message>
    <message>
        <source>Listening to {title}</source>
        <translation>Escuchando {title}</translation>
    </message>
    <message>
        <source>No song matches what you look for.</source>
        <translation>Ninguna canción encaja con lo que buscas.</translation>
    </message>
    <message>
        <source>No songs yet</source>
        <translation>Aún no hay canciones</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Quitar de la biblioteca</translation>
    </message>
    <message>
        <source>Remove {title}</source>
        <translation>Quitar {title}</translation>
    </message>
    <message>
        <source>Rename {title}</source>
        <translation>Cambiar el nombre de {title}</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar el nombre…</translation>
    </message>
    <message>
        <source>Search songs</source>
        <translation>Buscar canciones</translation>
    </message>
    <message>
        <source>Show all songs</source>
        <translation>Mostrar todas las canciones</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>{shown} of {total} songs</source>
        <translation>{shown} de {total} canciones</translation>
    </message>
    <message>
        <source>{total} songs</source>
        <translation>{total} canciones</translation>
    </message>
</context>
<context>
    <name>SongsTable</name>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Choreography</source>
        <translation>Coreografía</translation>
    </message>
    <message>
        <source>Plan, not rendered yet</source>
        <translation>Plan, aún sin vídeo</translation>
    </message>
    <message>
        <source>Song, not rendered yet</source>
        <translation>Canción, aún sin vídeo</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Finished videos</source>
        <translation>Vídeos terminados</translation>
    </message>
    <message>
        <source>Folder for everything</source>
        <translation>Carpeta para todo</translation>
    </message>
    <message>
        <source>In an S3 bucket</source>
        <translation>En un bucket S3</translation>
    </message>
    <message>
        <source>In folders on this computer</source>
        <translation>En carpetas de este ordenador</translation>
    </message>
    <message>
        <source>On Amazon or any server that speaks S3, so that several computers share one library.</source>
        <translation>En Amazon o en cualquier servidor que hable S3, para que varios ordenadores compartan una biblioteca.</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Canciones</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>The usual folder of the program</source>
        <translation>La carpeta habitual del programa</translation>
    </message>
    <message>
        <source>Where clips and songs come from, and where finished videos go.</source>
        <translation>De dónde vienen los clips y las canciones, y adónde van los vídeos terminados.</translation>
    </message>
    <message>
        <source>“clips” in the folder for everything</source>
        <translation>«clips» en la carpeta para todo</translation>
    </message>
    <message>
        <source>“output” in the folder for everything</source>
        <translation>«output» en la carpeta para todo</translation>
    </message>
    <message>
        <source>“songs” in the folder for everything</source>
        <translation>«songs» en la carpeta para todo</translation>
    </message>
</context>
<context>
    <name>TagBox</name>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Both parts</source>
        <translation>Las dos partes</translation>
    </message>
    <message>
        <source>Follow&apos;s part</source>
        <translation>Parte de seguidora</translation>
    </message>
    <message>
        <source>High energy</source>
        <translation>Energía alta</translation>
    </message>
    <message>
        <source>Lead&apos;s part</source>
        <translation>Parte de guía</translation>
    </message>
    <message>
        <source>Low energy</source>
        <translation>Energía baja</translation>
    </message>
    <message>
        <source>Medium energy</source>
        <translation>Energía media</translation>
    </message>
</context>
<context>
    <name>TapMode</name>
    <message>
        <source>Choose a song first, then tap along with it.</source>
        <translation>Primero elige una canción y luego marca su ritmo.</translation>
    </message>
</context>
<context>
    <name>TapPad</name>
    <message>
        <source>1 set</source>
        <translation>con el 1</translation>
    </message>
    <message>
        <source>1 tap</source>
        <translation>1 toque</translation>
    </message>
    <message>
        <source>Fairly steady: {ms} ms off the beat.</source>
        <translation>Bastante constante: {ms} ms de desvío.</translation>
    </message>
    <message>
        <source>Go on.</source>
        <translation>Sigue.</translation>
    </message>
    <message>
        <source>Leave tapping (Esc)</source>
        <translation>Dejar de marcar (Esc)</translation>
    </message>
    <message>
        <source>No taps yet</source>
        <translation>Aún sin toques</translation>
    </message>
    <message>
        <source>Not steady yet: {ms} ms off the beat.</source>
        <translation>Aún no es constante: {ms} ms de desvío.</translation>
    </message>
    <message>
        <source>Start over (Backspace)</source>
        <translation>Empezar de nuevo (Retroceso)</translation>
    </message>
    <message>
        <source>Steady: {ms} ms off the beat.</source>
        <translation>Constante: {ms} ms de desvío.</translation>
    </message>
    <message>
        <source>Tap on every beat; eight or more are good.</source>
        <translation>Toca en cada pulso; con ocho o más va bien.</translation>
    </message>
    <message>
        <source>Use these taps</source>
        <translation>Usar toques</translation>
    </message>
    <message>
        <source>{bpm} BPM</source>
        <translation>{bpm} BPM</translation>
    </message>
    <message>
        <source>{count} taps</source>
        <translation>{count} toques</translation>
    </message>
</context>
<context>
    <name>TapSurface</name>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>T, on a 1 Shift+T</source>
        <translation>T; en un 1, Mayús+T</translation>
    </message>
    <message>
        <source>Tap here, or press T, on each beat. Shift marks a 1.</source>
        <translation>Toca aquí, o con la tecla T, en cada pulso. Mayús marca un 1.</translation>
    </message>
    <message>
        <source>Tap on each beat</source>
        <translation>Toca cada pulso</translation>
    </message>
</context>
<context>
    <name>TextToCopy</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>, in phrase {number}</source>
        <translation>, en la frase {number}</translation>
    </message>
    <message>
        <source>1 free 8-count</source>
        <translation>1 ocho libre</translation>
    </message>
    <message>
        <source>1 move</source>
        <translation>1 paso</translation>
    </message>
    <message>
        <source>1 × 8 counts</source>
        <translation>1 × 8 cuentas</translation>
    </message>
    <message>
        <source>8-count {number} of {all}</source>
        <translation>Ocho {number} de {all}</translation>
    </message>
    <message>
        <source>Begin an empty plan with {what}</source>
        <translation>Empezar un plan vacío con {what}</translation>
    </message>
    <message>
        <source>Choose a song to see its counts</source>
        <translation>Elige una canción para ver sus cuentas</translation>
    </message>
    <message>
        <source>Its waveform, beats and 8-counts appear here, and below them the moves of your choreography.</source>
        <translation>Aquí aparecen su onda, sus pulsos y sus ochos, y debajo los pasos de tu coreografía.</translation>
    </message>
    <message>
        <source>Move {number} of {moves}</source>
        <translation>Paso {number} de {moves}</translation>
    </message>
    <message>
        <source>No beat was found in this song</source>
        <translation>No se encontró el pulso de esta canción</translation>
    </message>
    <message>
        <source>Nobody has listened to this song yet</source>
        <translation>Esta canción aún no se ha escuchado</translation>
    </message>
    <message>
        <source>Press Build to fill these counts with moves</source>
        <translation>Pulsa Crear para llenar estas cuentas de pasos</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Drag moves from the library here, or press Build to fill the counts</source>
        <translation>Arrastra aquí pasos de la biblioteca o pulsa Crear para llenar las cuentas</translation>
    </message>
    <message>
        <source>End the loop, or select nothing</source>
        <translation>Quitar el bucle o no elegir nada</translation>
    </message>
    <message>
        <source>First move</source>
        <translation>Primer paso</translation>
    </message>
    <message>
        <source>Insert {what} at the end</source>
        <translation>Insertar {what} al final</translation>
    </message>
    <message>
        <source>Insert {what} before {name}</source>
        <translation>Insertar {what} antes de {name}</translation>
    </message>
    <message>
        <source>Last move</source>
        <translation>Último paso</translation>
    </message>
    <message>
        <source>Lay {what} on 8-count {number}</source>
        <translation>Poner {what} en el ocho {number}</translation>
    </message>
    <message>
        <source>Lay {what} on 8-counts {first} to {last}</source>
        <translation>Poner {what} en los ochos {first} a {last}</translation>
    </message>
    <message>
        <source>Loop the selected move</source>
        <translation>Repetir el paso elegido</translation>
    </message>
    <message>
        <source>Move before</source>
        <translation>Paso anterior</translation>
    </message>
    <message>
        <source>Move {what} before {name}</source>
        <translation>Mover {what} antes de {name}</translation>
    </message>
    <message>
        <source>Move {what} to the end</source>
        <translation>Mover {what} al final</translation>
    </message>
    <message>
        <source>Next move</source>
        <translation>Paso siguiente</translation>
    </message>
    <message>
        <source>Next section of the song</source>
        <translation>Sección siguiente de la canción</translation>
    </message>
    <message>
        <source>Play from the selected move</source>
        <translation>Reproducir desde el paso elegido</translation>
    </message>
    <message>
        <source>Replace {name} with {what}</source>
        <translation>Cambiar {name} por {what}</translation>
    </message>
    <message>
        <source>Section of the song before</source>
        <translation>Sección anterior de la canción</translation>
    </message>
    <message>
        <source>See the whole song</source>
        <translation>Ver la canción entera</translation>
    </message>
    <message>
        <source>Shows 8-count {number} of its clip</source>
        <translation>Muestra el ocho {number} de su clip</translation>
    </message>
    <message>
        <source>Shows 8-counts {first} to {last} of its clip</source>
        <translation>Muestra los ochos {first} a {last} de su clip</translation>
    </message>
    <message>
        <source>Stays where it is</source>
        <translation>Se queda donde está</translation>
    </message>
    <message>
        <source>The clip begins here</source>
        <translation>El clip empieza aquí</translation>
    </message>
    <message>
        <source>The song ends here</source>
        <translation>La canción termina aquí</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>its beat is unsure</source>
        <translation>su pulso es incierto</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>fijado</translation>
    </message>
    <message>
        <source>played up to {percent} % faster, which is near the limit</source>
        <translation>va hasta un {percent} % más rápido, cerca del límite</translation>
    </message>
    <message>
        <source>played up to {percent} % slower, which is near the limit</source>
        <translation>va hasta un {percent} % más lento, cerca del límite</translation>
    </message>
    <message>
        <source>this move</source>
        <translation>este paso</translation>
    </message>
    <message>
        <source>{count} moves</source>
        <translation>{count} pasos</translation>
    </message>
    <message>
        <source>{count} moves selected</source>
        <translation>{count} pasos elegidos</translation>
    </message>
    <message>
        <source>{count}, none selected</source>
        <translation>{count}, ninguno elegido</translation>
    </message>
    <message>
        <source>{length}, later moves follow</source>
        <translation>{length}, los siguientes se mueven</translation>
    </message>
    <message>
        <source>{moves} moves</source>
        <translation>{moves} pasos</translation>
    </message>
    <message>
        <source>{number} free 8-counts</source>
        <translation>{number} ochos libres</translation>
    </message>
    <message>
        <source>{number} × 8 counts</source>
        <translation>{number} × 8 cuentas</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{section}, {span}, energy {percent} %</source>
        <translation>{section}, {span}, energía {percent} %</translation>
    </message>
</context>
<context>
    <name>TimelineEditor</name>
    <message>
        <source>1 move copied</source>
        <translation>1 paso copiado</translation>
    </message>
    <message>
        <source>{count} moves copied</source>
        <translation>{count} pasos copiados</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>8-counts: {sure}</source>
        <translation>Ochos: {sure}</translation>
    </message>
    <message>
        <source>Bars: {sure}</source>
        <translation>Compases: {sure}</translation>
    </message>
    <message>
        <source>Beats: {sure}</source>
        <translation>Pulsos: {sure}</translation>
    </message>
    <message>
        <source>Count to</source>
        <translation>Contar hasta</translation>
    </message>
    <message>
        <source>Count to 4, bar by bar</source>
        <translation>Contar hasta 4, compás a compás</translation>
    </message>
    <message>
        <source>Count to 8</source>
        <translation>Contar hasta 8</translation>
    </message>
    <message>
        <source>End the loop (Esc)</source>
        <translation>Quitar el bucle (Esc)</translation>
    </message>
    <message>
        <source>End the loop {span}</source>
        <translation>Quitar el bucle {span}</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>Seguir la reproducción</translation>
    </message>
    <message>
        <source>See the whole song (0)</source>
        <translation>Ver la canción entera (0)</translation>
    </message>
    <message>
        <source>Tempo: {sure}</source>
        <translation>Tempo: {sure}</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Acercar (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Alejar (-)</translation>
    </message>
    <message>
        <source>no beat found</source>
        <translation>sin pulso</translation>
    </message>
    <message>
        <source>where 1 is: {sure}</source>
        <translation>dónde está el 1: {sure}</translation>
    </message>
    <message>
        <source>{bpm} BPM ({sure})</source>
        <translation>{bpm} BPM ({sure})</translation>
    </message>
</context>
<context>
    <name>TransferBox</name>
    <message>
        <source>Copy my library there</source>
        <translation>Copiar allí mi biblioteca</translation>
    </message>
    <message>
        <source>Copying the library</source>
        <translation>Copiando la biblioteca</translation>
    </message>
    <message>
        <source>Get clips and songs from there now</source>
        <translation>Traer de allí clips y canciones</translation>
    </message>
    <message>
        <source>Getting clips and songs</source>
        <translation>Trayendo clips y canciones</translation>
    </message>
    <message>
        <source>Looking what is there …</source>
        <translation>Mirando qué hay…</translation>
    </message>
    <message>
        <source>Stopped. What was done before is kept.</source>
        <translation>Detenido. Lo hecho antes se conserva.</translation>
    </message>
    <message>
        <source>… and {count} more lines</source>
        <translation>… y {count} líneas más</translation>
    </message>
</context>
<context>
    <name>UndoList</name>
    <message>
        <source>Choose a step to go back to it. What came after it stays in the list.</source>
        <translation>Elige un cambio para volver a él. Lo que vino después sigue en la lista.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>El principio</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo history</source>
        <translation>Historial de cambios</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
</context>
<context>
    <name>VideoPage</name>
    <message>
        <source>1080p – 1920 × 1080</source>
        <translation>1080p – 1920 × 1080</translation>
    </message>
    <message>
        <source>128k is good, 256k is as good as it gets.</source>
        <translation>128k está bien, 256k es lo mejor que se oye.</translation>
    </message>
    <message>
        <source>4K – 3840 × 2160, takes long</source>
        <translation>4K – 3840 × 2160, tarda mucho</translation>
    </message>
    <message>
        <source>720p – 1280 × 720, quick to make</source>
        <translation>720p – 1280 × 720, rápido de crear</translation>
    </message>
    <message>
        <source>Another size …</source>
        <translation>Otro tamaño…</translation>
    </message>
    <message>
        <source>Bit rate of the picture</source>
        <translation>Tasa de bits de imagen</translation>
    </message>
    <message>
        <source>Bit rate of the sound</source>
        <translation>Tasa de bits de sonido</translation>
    </message>
    <message>
        <source>Clips of another shape</source>
        <translation>Clips de otra forma</translation>
    </message>
    <message>
        <source>Draft – quick, for a first look</source>
        <translation>Borrador – rápido, para un primer vistazo</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Codificador</translation>
    </message>
    <message>
        <source>Final – as good as the bit rate allows</source>
        <translation>Final – tan bueno como permita la tasa de bits</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Fotogramas por segundo</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Alto en píxeles</translation>
    </message>
    <message>
        <source>Mbit a second; 2M suits 720p, 5M suits 1080p, 16M suits 4K.</source>
        <translation>Mbit por segundo; 2M va bien para 720p, 5M para 1080p, 16M para 4K.</translation>
    </message>
    <message>
        <source>Phone clips are often taller than the video. This is how they fill it.</source>
        <translation>Los clips de móvil suelen ser más altos que el vídeo. Así lo llenan.</translation>
    </message>
    <message>
        <source>Portrait – 1080 × 1920, for phones</source>
        <translation>Vertical – 1080 × 1920, para móviles</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Software (H.264)</source>
        <translation>Software (H.264)</translation>
    </message>
    <message>
        <source>Square – 1080 × 1080</source>
        <translation>Cuadrado – 1080 × 1080</translation>
    </message>
    <message>
        <source>The chosen encoder does not work on this computer; videos are made with software.</source>
        <translation>El codificador elegido no funciona en este ordenador; los vídeos se crean por software.</translation>
    </message>
    <message>
        <source>The graphics card is quicker; software looks better at the same size.</source>
        <translation>La tarjeta gráfica es más rápida; por software se ve mejor con el mismo tamaño.</translation>
    </message>
    <message>
        <source>This computer has no hardware encoder that works, so software makes the videos.</source>
        <translation>Este ordenador no tiene un codificador por hardware que funcione, así que los vídeos se crean por software.</translation>
    </message>
    <message>
        <source>Trying what the graphics card of this computer can do …</source>
        <translation>Probando qué sabe hacer la tarjeta gráfica de este ordenador…</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>What new choreographies look like.</source>
        <translation>Cómo se ven las coreografías nuevas.</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Ancho en píxeles</translation>
    </message>
    <message>
        <source>{encoder} – does not work here</source>
        <translation>{encoder} – no funciona aquí</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Build a choreography, or choose a move or a song of the library.</source>
        <translation>Crea una coreografía, o elige un paso o una canción de la biblioteca.</translation>
    </message>
    <message>
        <source>Nothing to watch yet</source>
        <translation>Aún no hay nada que ver</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Opening the library…</source>
        <translation>Abriendo la biblioteca…</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>No se puede abrir la biblioteca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A song and drawn moves come with the program. One click makes a choreography of them.</source>
        <translation>Con el programa vienen una canción y pasos dibujados. Un clic los convierte en coreografía.</translation>
    </message>
    <message>
        <source>Add my clips</source>
        <translation>Añadir mis clips</translation>
    </message>
    <message>
        <source>Add songs</source>
        <translation>Añadir canciones</translation>
    </message>
    <message>
        <source>Bachata, salsa or whatever you dance. The program finds the beat and the 1.</source>
        <translation>Bachata, salsa o lo que bailes. El programa encuentra el pulso y el 1.</translation>
    </message>
    <message>
        <source>Or drop videos, songs and whole folders anywhere in this window.</source>
        <translation>O suelta vídeos, canciones y carpetas enteras en cualquier lugar de esta ventana.</translation>
    </message>
    <message>
        <source>Pick a song, press one button, and watch your moves danced on its beat.</source>
        <translation>Elige una canción, pulsa un botón y mira tus pasos bailados a su ritmo.</translation>
    </message>
    <message>
        <source>Short videos of your moves, from a phone or a camera. One move in each is best.</source>
        <translation>Vídeos cortos de tus pasos, del móvil o de una cámara. Mejor un paso en cada uno.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demo</translation>
    </message>
</context>
<context>
    <name>WishPicker</name>
    <message>
        <source>Look for a move or a category</source>
        <translation>Busca un paso o una categoría</translation>
    </message>
    <message>
        <source>Move or category</source>
        <translation>Paso o categoría</translation>
    </message>
    <message>
        <source>Moves and categories</source>
        <translation>Pasos y categorías</translation>
    </message>
    <message>
        <source>No move is called that.</source>
        <translation>Ningún paso se llama así.</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>Take {name} away</source>
        <translation>Quitar {name}</translation>
    </message>
    <message>
        <source>{title}: add</source>
        <translation>{title}: añadir</translation>
    </message>
    <message>
        <source>{title}: take {name} away</source>
        <translation>{title}: quitar {name}</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Cuánto lleva</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>%1 % faster</source>
        <translation>%1 % más rápido</translation>
    </message>
    <message>
        <source>%1 % slower</source>
        <translation>%1 % más lento</translation>
    </message>
    <message>
        <source>%1 %2 known already.</source>
        <translation>%1 %2 ya estaban.</translation>
    </message>
    <message>
        <source>%1 %2 marked twice and counted once</source>
        <translation>%1 %2 marcados dos veces, se cuentan una sola vez</translation>
    </message>
    <message>
        <source>%1 %2, so %3 was relaxed.</source>
        <translation>%1 %2, así que se aflojó el filtro: %3.</translation>
    </message>
    <message>
        <source>%1 %2, so %3 were relaxed.</source>
        <translation>%1 %2, así que se aflojaron los filtros: %3.</translation>
    </message>
    <message>
        <source>%1 %2; the clip was left out. Rename it to use it.</source>
        <translation>%1 %2; el clip se quedó fuera. Cámbiale el nombre para usarlo.</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be used: %3.</source>
        <translation>%1 (%2) no se puede usar: %3.</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (y %2 más)</translation>
    </message>
    <message>
        <source>%1 (made when it is needed)</source>
        <translation>%1 (se crea cuando haga falta)</translation>
    </message>
    <message>
        <source>%1 Did you mean %2?</source>
        <translation>%1 ¿Querías decir %2?</translation>
    </message>
    <message>
        <source>%1 Give a move&apos;s name, file name or category.</source>
        <translation>%1 Escribe el nombre, el archivo o la categoría de un paso.</translation>
    </message>
    <message>
        <source>%1 See whether the beats you gave still fit.</source>
        <translation>%1 Mira si los pulsos que marcaste siguen valiendo.</translation>
    </message>
    <message>
        <source>%1 The file as it was is kept as %2.</source>
        <translation>%1 El archivo tal como estaba se guarda como %2.</translation>
    </message>
    <message>
        <source>%1 They are kept as %2.</source>
        <translation>%1 Se guardan como %2.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>%1 and %2 came in.</source>
        <translation>Entraron %1 y %2.</translation>
    </message>
    <message>
        <source>%1 and %2 came in. %3 known already.</source>
        <translation>Entraron %1 y %2; %3 ya estaban.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>%1 and fits this song&apos;s tempo</source>
        <translation>%1 y va con el tempo de esta canción</translation>
    </message>
    <message>
        <source>%1 at %2 too far from the song&apos;s %3 BPM.</source>
        <translation>%1 a %2 demasiado lejos de los %3 BPM de la canción.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>%1 came in.</source>
        <translation>Entraron: %1.</translation>
    </message>
    <message>
        <source>%1 came in. %2 known already.</source>
        <translation>Entraron: %1; %2 ya estaban.</translation>
    </message>
    <message>
        <source>%1 cannot be %2 8-counts longer: the song has no room for it.</source>
        <translation>%1 no puede durar %2 ochos más: la canción no tiene sitio.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is damaged or not complete.</source>
        <translation>%1 no se puede abrir: está dañado o incompleto.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the network connection, and the address in the settings.</source>
        <translation>%1 no responde. Revisa la conexión de red y la dirección en los ajustes.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be the name of a task; use letters and digits.</source>
        <translation>%1 no vale como nombre de tarea; usa letras y números.</translation>
    </message>
    <message>
        <source>%1 cannot be used (%2); the log says more.</source>
        <translation>%1 no se puede usar (%2); el registro dice más.</translation>
    </message>
    <message>
        <source>%1 changed while it was being read; import it again when it is complete.</source>
        <translation>%1 cambió mientras se leía; impórtalo otra vez cuando esté completo.</translation>
    </message>
    <message>
        <source>%1 changed while it was being read; try again when it is complete.</source>
        <translation>%1 cambió mientras se leía; inténtalo otra vez cuando esté completo.</translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation>%1 clips</translation>
    </message>
    <message>
        <source>%1 could not be %2: a file stands where a folder is needed. Choose another one.</source>
        <translation>%1 no se pudo %2: hay un archivo donde hace falta una carpeta. Elige otro lugar.</translation>
    </message>
    <message>
        <source>%1 could not be %2: a folder of the path does not exist and cannot be made. Choose another one.</source>
        <translation>%1 no se pudo %2: falta una carpeta de la ruta y no se puede crear. Elige otro lugar.</translation>
    </message>
    <message>
        <source>%1 could not be %2: a part of the path is a file, not a folder. Choose another one.</source>
        <translation>%1 no se pudo %2: una parte de la ruta es un archivo, no una carpeta. Elige otro lugar.</translation>
    </message>
    <message>
        <source>%1 could not be %2: it is a folder, not a file. Choose another name.</source>
        <translation>%1 no se pudo %2: es una carpeta, no un archivo. Elige otro nombre.</translation>
    </message>
    <message>
        <source>%1 could not be %2: its links lead in a circle. Choose another folder.</source>
        <translation>%1 no se pudo %2: sus enlaces dan vueltas en círculo. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>%1 could not be %2: the disk does not take files that large. Choose another folder.</source>
        <translation>%1 no se pudo %2: el disco no admite archivos tan grandes. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>%1 could not be %2: the disk is read-only. Choose another folder.</source>
        <translation>%1 no se pudo %2: el disco es de solo lectura. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>%1 could not be %2: the disk reports a fault. Check the disk or choose another one.</source>
        <translation>%1 no se pudo %2: el disco da un error. Revisa el disco o elige otro.</translation>
    </message>
    <message>
        <source>%1 could not be %2: the name is too long. Choose a shorter one.</source>
        <translation>%1 no se pudo %2: el nombre es demasiado largo. Elige uno más corto.</translation>
    </message>
    <message>
        <source>%1 could not be %2: the system does not allow it. Choose another folder.</source>
        <translation>%1 no se pudo %2: el sistema no lo permite. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>%1 could not be %2: the system says “%3”.</source>
        <translation>%1 no se pudo %2: el sistema dice «%3».</translation>
    </message>
    <message>
        <source>%1 could not be %2: you have no permission. Change it or choose another folder.</source>
        <translation>%1 no se pudo %2: no tienes permiso. Cámbialo o elige otra carpeta.</translation>
    </message>
    <message>
        <source>%1 could not be written: it is not an ordinary file. Choose another name.</source>
        <translation>%1 no se pudo escribir: no es un archivo normal. Elige otro nombre.</translation>
    </message>
    <message>
        <source>%1 does not answer like an S3 server. Check the address in the settings.</source>
        <translation>%1 no responde como un servidor S3. Revisa la dirección en los ajustes.</translation>
    </message>
    <message>
        <source>%1 does not answer: check the disk or the network drive, or choose another folder.</source>
        <translation>%1 no responde: revisa el disco o la unidad de red, o elige otra carpeta.</translation>
    </message>
    <message>
        <source>%1 does not answer: check the network, and the address in the settings.</source>
        <translation>%1 no responde: revisa la red y la dirección en los ajustes.</translation>
    </message>
    <message>
        <source>%1 does not know the access key. %2</source>
        <translation>%1 no conoce la clave de acceso. %2</translation>
    </message>
    <message>
        <source>%1 frames instead of %2</source>
        <translation>%1 fotogramas en vez de %2</translation>
    </message>
    <message>
        <source>%1 has a picture of %2x%3 pixels; 2 to %4 a side work.</source>
        <translation>%1 tiene una imagen de %2x%3 píxeles; valen de 2 a %4 por lado.</translation>
    </message>
    <message>
        <source>%1 has another content than before and was looked at anew.%2</source>
        <translation>%1 tiene otro contenido que antes y se ha vuelto a mirar.%2</translation>
    </message>
    <message>
        <source>%1 has another content than before.</source>
        <translation>%1 tiene otro contenido que antes.</translation>
    </message>
    <message>
        <source>%1 has no length: it is damaged or still being written.</source>
        <translation>%1 no tiene duración: está dañado o todavía se está escribiendo.</translation>
    </message>
    <message>
        <source>%1 has no list named clips; see the README for the format.</source>
        <translation>%1 no tiene una lista llamada clips; el README explica el formato.</translation>
    </message>
    <message>
        <source>%1 has no sound track; choose a song.</source>
        <translation>%1 no tiene sonido; elige una canción.</translation>
    </message>
    <message>
        <source>%1 has the name of a missing file but another content; import it.</source>
        <translation>%1 se llama como un archivo que falta, pero su contenido es otro; impórtalo.</translation>
    </message>
    <message>
        <source>%1 has the same content as %2, which is there already.</source>
        <translation>%1 tiene el mismo contenido que %2, que ya está.</translation>
    </message>
    <message>
        <source>%1 holds more than %2 clips; choose a smaller folder.</source>
        <translation>%1 tiene más de %2 clips; elige una carpeta más pequeña.</translation>
    </message>
    <message>
        <source>%1 holds neither a picture nor sound that this program opens.</source>
        <translation>%1 no tiene imagen ni sonido que este programa pueda abrir.</translation>
    </message>
    <message>
        <source>%1 holds no picture that can be decoded.</source>
        <translation>%1 no tiene ninguna imagen que se pueda leer.</translation>
    </message>
    <message>
        <source>%1 holds no picture that can be decoded: it is damaged or not complete.</source>
        <translation>%1 no tiene ninguna imagen que se pueda leer: está dañado o incompleto.</translation>
    </message>
    <message>
        <source>%1 holds no waveform</source>
        <translation>%1 no contiene una forma de onda</translation>
    </message>
    <message>
        <source>%1 holds sound only; a clip needs a picture.</source>
        <translation>%1 solo tiene sonido; un clip necesita imagen.</translation>
    </message>
    <message>
        <source>%1 in a bundle</source>
        <translation>%1 en un paquete</translation>
    </message>
    <message>
        <source>%1 is %2 seconds long; the 1 at %3 leaves no room for a beat. Enter where a 1 falls in the clip.</source>
        <translation>%1 dura %2 segundos; con el 1 en %3 no cabe ni un pulso. Indica dónde cae un 1 en el clip.</translation>
    </message>
    <message>
        <source>%1 is a word</source>
        <translation>%1 es una palabra</translation>
    </message>
    <message>
        <source>%1 is an HDR video and this FFmpeg cannot convert it; use the bundled FFmpeg.</source>
        <translation>%1 es un vídeo HDR y este FFmpeg no lo convierte; usa el FFmpeg que viene con el programa.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 está vacío.</translation>
    </message>
    <message>
        <source>%1 is locked and would have to give way. Unlock it first.</source>
        <translation>%1 está fijado y tendría que ceder el sitio. Suéltalo primero.</translation>
    </message>
    <message>
        <source>%1 is locked. Unlock it to change it.</source>
        <translation>%1 está fijado. Suéltalo para cambiarlo.</translation>
    </message>
    <message>
        <source>%1 is long: only its first %2 hours were listened to.</source>
        <translation>%1 es larga: solo se escucharon sus primeras %2 horas.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 no está.</translation>
    </message>
    <message>
        <source>%1 is missing. Was it moved or deleted?</source>
        <translation>%1 no está. ¿Se movió o se borró?</translation>
    </message>
    <message>
        <source>%1 is newer than this program reads (%2); update it</source>
        <translation>%1 es más nuevo de lo que este programa lee (%2); actualízalo</translation>
    </message>
    <message>
        <source>%1 is no time</source>
        <translation>%1 no es un tiempo</translation>
    </message>
    <message>
        <source>%1 is no time in a song; times are seconds from its beginning, 0 or more</source>
        <translation>%1 no es un tiempo de una canción; los tiempos son segundos desde el principio, 0 o más</translation>
    </message>
    <message>
        <source>%1 is not FFmpeg.</source>
        <translation>%1 no es FFmpeg.</translation>
    </message>
    <message>
        <source>%1 is not a bit rate such as 2M or 128k</source>
        <translation>%1 no es una tasa de bits como 2M o 128k</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 no es un archivo.</translation>
    </message>
    <message>
        <source>%1 is not a frame rate</source>
        <translation>%1 no es una cantidad de fotogramas por segundo</translation>
    </message>
    <message>
        <source>%1 is not a number that JSON knows</source>
        <translation>%1 no es un número que JSON conozca</translation>
    </message>
    <message>
        <source>%1 is not a video or sound file that this program opens (pictures, texts and playlists are not).</source>
        <translation>%1 no es un vídeo ni un sonido que este programa abra (fotos, textos y listas no lo son).</translation>
    </message>
    <message>
        <source>%1 is not an ordinary file.</source>
        <translation>%1 no es un archivo normal.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON (%2).</source>
        <translation>%1 no es JSON válido (%2).</translation>
    </message>
    <message>
        <source>%1 is now %2.</source>
        <translation>%1 ahora es %2.</translation>
    </message>
    <message>
        <source>%1 is overloaded or faulty at the moment. Try again in a few minutes; if it stays so, check the address in the settings.</source>
        <translation>%1 está saturado o falla en este momento. Inténtalo en unos minutos; si sigue igual, revisa la dirección en los ajustes.</translation>
    </message>
    <message>
        <source>%1 is the same as %2.</source>
        <translation>%1 es igual que %2.</translation>
    </message>
    <message>
        <source>%1 is too large to be an annotation file.</source>
        <translation>%1 es demasiado grande para ser un archivo de anotaciones.</translation>
    </message>
    <message>
        <source>%1 marks behind the end of the song are</source>
        <translation>%1 marcas detrás del final de la canción quedan</translation>
    </message>
    <message>
        <source>%1 more joins do not meet either.</source>
        <translation>Otras %1 uniones tampoco encajan.</translation>
    </message>
    <message>
        <source>%1 moves play</source>
        <translation>%1 pasos van</translation>
    </message>
    <message>
        <source>%1 must hold 4 to 4,000 taps, one time a line.</source>
        <translation>%1 debe tener de 4 a 4000 toques, un tiempo por línea.</translation>
    </message>
    <message>
        <source>%1 of %2 missing files were found.</source>
        <translation>Se encontraron %1 de los %2 archivos que faltaban.</translation>
    </message>
    <message>
        <source>%1 of %2 moves do not show the %3 part, because too few clips do.</source>
        <translation>%1 de %2 pasos no muestran la parte de %3, porque pocos clips la muestran.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 o %2</translation>
    </message>
    <message>
        <source>%1 refused the request: %2. Check the storage settings.</source>
        <translation>%1 rechazó la petición: %2. Revisa los ajustes de almacenamiento.</translation>
    </message>
    <message>
        <source>%1 refuses requests because the clock of this computer is wrong. Set the clock.</source>
        <translation>%1 rechaza las peticiones porque el reloj de este ordenador está mal. Ponlo en hora.</translation>
    </message>
    <message>
        <source>%1 says something about %2 of the library.</source>
        <translation>%1 dice algo sobre %2 de la biblioteca.</translation>
    </message>
    <message>
        <source>%1 says that the secret key does not fit the access key. %2</source>
        <translation>%1 dice que la clave secreta no corresponde a la clave de acceso. %2</translation>
    </message>
    <message>
        <source>%1 stopped answering. Check the network connection and try again.</source>
        <translation>%1 dejó de responder. Revisa la conexión de red e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>%1 vanished while it was being read.</source>
        <translation>%1 desapareció mientras se leía.</translation>
    </message>
    <message>
        <source>%1 was meant for another version of this plan.</source>
        <translation>%1 era para otra versión de este plan.</translation>
    </message>
    <message>
        <source>%1 without a beat of the clip being known, so the steps may miss the music.</source>
        <translation>%1 sin que se conozca el pulso del clip, así que los pasos pueden no caer en la música.</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1, %2 libres</translation>
    </message>
    <message>
        <source>%1, %2 processor cores</source>
        <translation>%1, %2 núcleos</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, línea %2: %3</translation>
    </message>
    <message>
        <source>%1: %2 cannot be used (%3).</source>
        <translation>%1: %2 no se puede usar (%3).</translation>
    </message>
    <message>
        <source>%1: %2 is a folder; name a file.</source>
        <translation>%1: %2 es una carpeta; indica un archivo.</translation>
    </message>
    <message>
        <source>%1: %2 is needed for something else; choose another name.</source>
        <translation>%1: %2 se necesita para otra cosa; elige otro nombre.</translation>
    </message>
    <message>
        <source>%1: %2 is no count; counts are 1 to 8</source>
        <translation>%1: %2 no es una cuenta; las cuentas van del 1 al 8</translation>
    </message>
    <message>
        <source>%1: %2 left out.</source>
        <translation>%1: %2 fuera.</translation>
    </message>
    <message>
        <source>%1: %2 must end in %3.</source>
        <translation>%1: %2 debe terminar en %3.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 frames were made.</source>
        <translation>%1: se hicieron %2 de %3 fotogramas.</translation>
    </message>
    <message>
        <source>%1: %2: %3 cannot be used (%4).</source>
        <translation>%1: %2: %3 no se puede usar (%4).</translation>
    </message>
    <message>
        <source>%1: %2; export it again</source>
        <translation>%1: %2; expórtalo otra vez</translation>
    </message>
    <message>
        <source>%1: all of it lies behind the end of the song (%2 s). Is it for another song, or are its times not in seconds?</source>
        <translation>%1: todo queda detrás del final de la canción (%2 s). ¿Es de otra canción, o sus tiempos no están en segundos?</translation>
    </message>
    <message>
        <source>%1: is no time in a song; times are seconds, 0 or more</source>
        <translation>%1: no es un tiempo de una canción; los tiempos son segundos, 0 o más</translation>
    </message>
    <message>
        <source>%1: must be a list; export it again</source>
        <translation>%1: debe ser una lista; expórtalo otra vez</translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation>%1: nada</translation>
    </message>
    <message>
        <source>%1: nothing was made.</source>
        <translation>%1: no se hizo nada.</translation>
    </message>
    <message>
        <source>%1: reached</source>
        <translation>%1: responde</translation>
    </message>
    <message>
        <source>%1: the time is missing or no number; write seconds such as 12.345</source>
        <translation>%1: falta el tiempo o no es un número; escribe segundos como 12.345</translation>
    </message>
    <message>
        <source>%1: there is no move %2 in the library.%3</source>
        <translation>%1: en la biblioteca no hay ningún paso %2.%3</translation>
    </message>
    <message>
        <source>%1: will be converted.</source>
        <translation>%1: se convertirá.</translation>
    </message>
    <message>
        <source>%1; missing: %2</source>
        <translation>%1; faltan: %2</translation>
    </message>
    <message>
        <source>%1; write seconds such as 12.345</source>
        <translation>%1; escribe segundos como 12.345</translation>
    </message>
    <message>
        <source>, below %1</source>
        <translation>, dentro de %1</translation>
    </message>
    <message>
        <source>, for example by setting %1</source>
        <translation>, por ejemplo con %1</translation>
    </message>
    <message>
        <source>0 is no count; counts are 1 to 8, and nothing where it is not known</source>
        <translation>0 no es una cuenta; las cuentas van del 1 al 8, y nada donde no se sabe</translation>
    </message>
    <message>
        <source>Its steps would have to be %1 %2 to meet the beat, which is too much, so it plays at its own speed.</source>
        <translation>Sus pasos tendrían que ir %1 %2 para caer en el pulso; es demasiado, así que va a su propia velocidad.</translation>
    </message>
    <message>
        <source>Played %1 faster so its steps meet the beat.</source>
        <translation>Va %1 más rápido para que sus pasos caigan en el pulso.</translation>
    </message>
    <message>
        <source>Played %1 slower so its steps meet the beat.</source>
        <translation>Va %1 más lento para que sus pasos caigan en el pulso.</translation>
    </message>
    <message>
        <source>The bucket “%1” is not in the region that is set. %2 in the settings.</source>
        <translation>El bucket «%1» no está en la región indicada. %2 en los ajustes.</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 clip</translation>
    </message>
    <message>
        <source>%1 %2 moves</source>
        <translation>%1 %2 pasos</translation>
    </message>
    <message>
        <source>%1 %2 was there already.</source>
        <translation>%1 %2 ya estaba allí.</translation>
    </message>
    <message>
        <source>%1 %2 were there already.</source>
        <translation>%1 %2 ya estaban allí.</translation>
    </message>
    <message>
        <source>%1 (copy%2)</source>
        <translation>%1 (copia%2)</translation>
    </message>
    <message>
        <source>%1 It is kept as %2.</source>
        <translation>%1 Se guarda como %2.</translation>
    </message>
    <message>
        <source>%1 cannot be danced for %2 %3s there: %4.</source>
        <translation>%1 no se puede bailar ahí durante %2 × %3: %4.</translation>
    </message>
    <message>
        <source>%1 cannot be danced for %2 8-counts there: %3.</source>
        <translation>%1 no se puede bailar ahí durante %2 ochos: %3.</translation>
    </message>
    <message>
        <source>%1 cannot be danced for %2 bars there: %3.</source>
        <translation>%1 no se puede bailar ahí durante %2 compases: %3.</translation>
    </message>
    <message>
        <source>%1 cannot be longer there: the song has no room for it.</source>
        <translation>%1 no puede durar más ahí: la canción no tiene sitio.</translation>
    </message>
    <message>
        <source>%1 cannot be planned again, because its song or its choices are gone. Choose a song and build a new choreography.</source>
        <translation>No se puede planificar %1 otra vez, porque ya no está su canción o lo que se eligió. Elige una canción y crea una coreografía nueva.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: its name is not known on the network. Check the network connection, and the address in the settings.</source>
        <translation>%1 no se encuentra: la red no conoce ese nombre. Revisa la conexión de red y la dirección en los ajustes.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: nothing answers at this address. Check that the server runs, and the address with its port in the settings.</source>
        <translation>%1 no responde: en esa dirección no contesta nadie. Comprueba que el servidor está en marcha y revisa la dirección y el puerto en los ajustes.</translation>
    </message>
    <message>
        <source>%1 cannot be trusted (%2). Check the address in the settings, and that the certificate of the server is known to this computer.</source>
        <translation>%1 no es de confianza (%2). Revisa la dirección en los ajustes y que este ordenador conozca el certificado del servidor.</translation>
    </message>
    <message>
        <source>%1 cannot be watched: it is damaged, or went away.</source>
        <translation>%1 no se puede ver: está dañado o ya no está.</translation>
    </message>
    <message>
        <source>%1 cannot slip there: its clip has %2 whole %3s and this place shows %4 to %5.</source>
        <translation>%1 no se puede desplazar ahí: su clip tiene %2 × %3 y este lugar muestra del %4 al %5.</translation>
    </message>
    <message>
        <source>%1 cannot slip there: its clip has %2 whole 8-counts and this place shows %3 to %4.</source>
        <translation>%1 no se puede desplazar ahí: su clip tiene %2 ochos enteros y este lugar muestra del %3 al %4.</translation>
    </message>
    <message>
        <source>%1 cannot slip there: its clip has %2 whole bars and this place shows %3 to %4.</source>
        <translation>%1 no se puede desplazar ahí: su clip tiene %2 compases enteros y este lugar muestra del %3 al %4.</translation>
    </message>
    <message>
        <source>%1 did not fail.</source>
        <translation>%1 no falló.</translation>
    </message>
    <message>
        <source>%1 does not speak a secure connection there. Write http:// in place of https:// in the settings, or correct the port.</source>
        <translation>%1 no ofrece ahí una conexión segura. Escribe http:// en lugar de https:// en los ajustes, o corrige el puerto.</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 archivos</translation>
    </message>
    <message>
        <source>%1 files were there already.</source>
        <translation>%1 archivos ya estaban allí.</translation>
    </message>
    <message>
        <source>%1 gives back something else than was written. Check the address in the settings.</source>
        <translation>%1 devuelve algo distinto de lo que se escribió. Revisa la dirección en los ajustes.</translation>
    </message>
    <message>
        <source>%1 had to go to make room.</source>
        <translation>%1 se quitó para hacer sitio.</translation>
    </message>
    <message>
        <source>%1 has %2 whole 8-counts, so it cannot begin there.</source>
        <translation>%1 tiene %2 ochos enteros, así que no puede empezar ahí.</translation>
    </message>
    <message>
        <source>%1 has no name of its own for the bucket “%2”. Turn on “bucket in the path” in the settings.</source>
        <translation>%1 no tiene un nombre propio para el bucket «%2». Activa «Bucket en la ruta» en los ajustes.</translation>
    </message>
    <message>
        <source>%1 has no video yet; render it first.</source>
        <translation>%1 todavía no tiene vídeo; créalo primero.</translation>
    </message>
    <message>
        <source>%1 has to last one %2 at least; delete it instead.</source>
        <translation>%1 tiene que durar un %2 como mínimo; mejor bórralo.</translation>
    </message>
    <message>
        <source>%1 has to last one 8-count at least; delete it instead.</source>
        <translation>%1 tiene que durar un ocho como mínimo; mejor bórralo.</translation>
    </message>
    <message>
        <source>%1 has to last one bar at least; delete it instead.</source>
        <translation>%1 tiene que durar un compás como mínimo; mejor bórralo.</translation>
    </message>
    <message>
        <source>%1 is being made at this moment; cancel it first.</source>
        <translation>%1 se está creando en este momento; cancélalo primero.</translation>
    </message>
    <message>
        <source>%1 is damaged: its picture cannot be read to the end.</source>
        <translation>%1 está dañado: su imagen no se puede leer hasta el final.</translation>
    </message>
    <message>
        <source>%1 is not in %2</source>
        <translation>%1 no está en %2</translation>
    </message>
    <message>
        <source>%1 is not in the library any more, so it was left out.</source>
        <translation>%1 ya no está en la biblioteca, así que se quedó fuera.</translation>
    </message>
    <message>
        <source>%1 is not in this library, so it was left out.</source>
        <translation>%1 no está en esta biblioteca, así que se quedó fuera.</translation>
    </message>
    <message>
        <source>%1 is too short for all of the place, so the rest is free.</source>
        <translation>%1 es demasiado corto para todo el lugar, así que el resto queda libre.</translation>
    </message>
    <message>
        <source>%1 lasts only %2 %3s; delete it instead.</source>
        <translation>%1 solo dura %2 × %3; mejor bórralo.</translation>
    </message>
    <message>
        <source>%1 lasts only %2 8-counts; delete it instead.</source>
        <translation>%1 solo dura %2 ochos; mejor bórralo.</translation>
    </message>
    <message>
        <source>%1 lasts only %2 bars; delete it instead.</source>
        <translation>%1 solo dura %2 compases; mejor bórralo.</translation>
    </message>
    <message>
        <source>%1 more combinations are thin.</source>
        <translation>Otras %1 combinaciones tienen pocos clips.</translation>
    </message>
    <message>
        <source>%1 moves play at their own speed because their tempo is too far from the song&apos;s %2 BPM.</source>
        <translation>%1 pasos van a su propia velocidad porque su tempo está demasiado lejos de los %2 BPM de la canción.</translation>
    </message>
    <message>
        <source>%1 moves play without a beat of the clip being known, so the steps may miss the music.</source>
        <translation>%1 pasos van sin que se conozca el pulso de su clip, así que pueden no caer en la música.</translation>
    </message>
    <message>
        <source>%1 of the %2 combinations of difficulty, energy and style has no clip at all.</source>
        <translation>%1 de las %2 combinaciones de dificultad, energía y estilo no tiene ningún clip.</translation>
    </message>
    <message>
        <source>%1 of the %2 combinations of difficulty, energy and style have no clip at all.</source>
        <translation>%1 de las %2 combinaciones de dificultad, energía y estilo no tienen ningún clip.</translation>
    </message>
    <message>
        <source>%1 of the bucket cannot be used; correct it there, or delete it.</source>
        <translation>%1 del bucket no se puede usar; corrígelo allí o bórralo.</translation>
    </message>
    <message>
        <source>%1 sent.%2</source>
        <translation>Enviado: %1.%2</translation>
    </message>
    <message>
        <source>%1 songs</source>
        <translation>%1 canciones</translation>
    </message>
    <message>
        <source>%1 was left out, and other moves stand in for it: %2</source>
        <translation>%1 se quedó fuera y otros pasos ocupan su lugar: %2</translation>
    </message>
    <message>
        <source>%1 was never planned, so there is nothing to copy. Build it anew.</source>
        <translation>%1 nunca se planeó, así que no hay nada que copiar. Créala de nuevo.</translation>
    </message>
    <message>
        <source>%1 was shortened to make room.</source>
        <translation>%1 se acortó para hacer sitio.</translation>
    </message>
    <message>
        <source>%1 was shortened, because its clip does not last longer.</source>
        <translation>%1 se acortó porque su clip no dura más.</translation>
    </message>
    <message>
        <source>%1 was shortened, because there are fewer counts for it.</source>
        <translation>%1 se acortó porque ahora tiene menos cuentas.</translation>
    </message>
    <message>
        <source>%1 were left out, and other moves stand in for them: %2</source>
        <translation>%1 se quedaron fuera y otros pasos ocupan su lugar: %2</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 archivo</translation>
    </message>
    <message>
        <source>1 file was there already.</source>
        <translation>1 archivo ya estaba allí.</translation>
    </message>
    <message>
        <source>1 more combination is thin.</source>
        <translation>Otra combinación tiene pocos clips.</translation>
    </message>
    <message>
        <source>1 more join does not meet either.</source>
        <translation>Otra unión tampoco encaja.</translation>
    </message>
    <message>
        <source>1 move plays</source>
        <translation>1 paso va</translation>
    </message>
    <message>
        <source>1 move plays at its own speed because its tempo is too far from the song&apos;s %1 BPM.</source>
        <translation>1 paso va a su propia velocidad porque su tempo está demasiado lejos de los %1 BPM de la canción.</translation>
    </message>
    <message>
        <source>1 move plays without a beat of the clip being known, so the steps may miss the music.</source>
        <translation>1 paso va sin que se conozca el pulso de su clip, así que puede no caer en la música.</translation>
    </message>
    <message>
        <source>1 song</source>
        <translation>1 canción</translation>
    </message>
    <message>
        <source>A breath after %1.</source>
        <translation>Un respiro después de %1.</translation>
    </message>
    <message>
        <source>A clip cannot have %1 beats per minute; 30 to 300 can be danced.</source>
        <translation>Un clip no puede tener %1 pulsos por minuto; se puede bailar de 30 a 300.</translation>
    </message>
    <message>
        <source>A file cannot be used%1: %2.</source>
        <translation>Un archivo no se puede usar%1: %2.</translation>
    </message>
    <message>
        <source>A marker has to lie within the song.</source>
        <translation>Un marcador tiene que estar dentro de la canción.</translation>
    </message>
    <message>
        <source>A move can be longer or shorter by 1 8-count or more, not by %1.</source>
        <translation>Un paso se puede alargar o acortar en 1 ocho o más, no en %1.</translation>
    </message>
    <message>
        <source>A name can have %1 characters; this one has %2.</source>
        <translation>Un nombre puede tener %1 caracteres; este tiene %2.</translation>
    </message>
    <message>
        <source>A part of the program is missing: %1. Install Choreo Desktop again.</source>
        <translation>Falta una parte del programa: %1. Instala Choreo Desktop otra vez.</translation>
    </message>
    <message>
        <source>A plan has room for %1 markers. Remove some first.</source>
        <translation>En un plan caben %1 marcadores. Quita alguno primero.</translation>
    </message>
    <message>
        <source>A single picture: nothing moves.</source>
        <translation>Una sola imagen: no se mueve nada.</translation>
    </message>
    <message>
        <source>A song needs a title of at most 300 characters.</source>
        <translation>Una canción necesita un título de 300 caracteres como mucho.</translation>
    </message>
    <message>
        <source>Access to the bucket “%1” on %2 was denied. Check the keys in the settings, and that they may read and write there.</source>
        <translation>Se negó el acceso al bucket «%1» en %2. Revisa las claves en los ajustes, y que puedan leer y escribir allí.</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>Añadir marcador</translation>
    </message>
    <message>
        <source>All %1 clips of the library are missing. Relink it to their folder.</source>
        <translation>Faltan los %1 clips de la biblioteca. Vuelve a enlazarla con su carpeta.</translation>
    </message>
    <message>
        <source>All moves are locked, so there is nothing to plan anew. Unlock some.</source>
        <translation>Todos los pasos están fijados, así que no queda nada que planear. Suelta alguno.</translation>
    </message>
    <message>
        <source>All moves are rendered</source>
        <translation>Todos los pasos están listos</translation>
    </message>
    <message>
        <source>Amazon S3</source>
        <translation>Amazon S3</translation>
    </message>
    <message>
        <source>An unexpected problem stopped the video (%1). Please report it.</source>
        <translation>Un problema inesperado detuvo el vídeo (%1). Por favor, infórmanos.</translation>
    </message>
    <message>
        <source>An unexpected problem stopped the work (%1).</source>
        <translation>Un problema inesperado detuvo el trabajo (%1).</translation>
    </message>
    <message>
        <source>Another move opens or closes better.</source>
        <translation>Otro paso abre o cierra mejor.</translation>
    </message>
    <message>
        <source>Apple VideoToolbox</source>
        <translation>Apple VideoToolbox</translation>
    </message>
    <message>
        <source>At %1 %2 begins in %3 position, but %4 before it %5 %6; no move was found that joins them.</source>
        <translation>En %1, %2 empieza en posición %3, pero %4, que va antes, %5 %6; no se encontró ningún paso que los una.</translation>
    </message>
    <message>
        <source>At %1 %2 begins in %3 position, but %4 before it ends in %5; no move was found that joins them.</source>
        <translation>En %1, %2 empieza en posición %3, pero %4, que va antes, termina en %5; no se encontró ningún paso que los una.</translation>
    </message>
    <message>
        <source>At %1 %2 begins in %3 position, but %4 before it is left on its way to %5; no move was found that joins them.</source>
        <translation>En %1, %2 empieza en posición %3, pero %4, que va antes, se deja camino de %5; no se encontró ningún paso que los una.</translation>
    </message>
    <message>
        <source>Begins in %1 position although %2 ends in %3.</source>
        <translation>Empieza en posición %1 aunque %2 termina en %3.</translation>
    </message>
    <message>
        <source>Begins in %1 position, in which %2 ends.</source>
        <translation>Empieza en posición %1, en la que termina %2.</translation>
    </message>
    <message>
        <source>Begun: %1</source>
        <translation>Empezó: %1</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Corte</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Puente</translation>
    </message>
    <message>
        <source>Cannot be used: it %1.</source>
        <translation>No se puede usar: %1.</translation>
    </message>
    <message>
        <source>Change notes</source>
        <translation>Cambiar las notas</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Cambió: %1</translation>
    </message>
    <message>
        <source>Check the keys in the settings.</source>
        <translation>Revisa las claves en los ajustes.</translation>
    </message>
    <message>
        <source>Checking every frame</source>
        <translation>Revisando cada fotograma</translation>
    </message>
    <message>
        <source>Choose another FFmpeg in the settings.</source>
        <translation>Elige otro FFmpeg en los ajustes.</translation>
    </message>
    <message>
        <source>Choose the software encoder in the settings.</source>
        <translation>Elige el codificador por software en los ajustes.</translation>
    </message>
    <message>
        <source>Choosing the moves</source>
        <translation>Eligiendo los pasos</translation>
    </message>
    <message>
        <source>Choreo Desktop</source>
        <translation>Choreo Desktop</translation>
    </message>
    <message>
        <source>Choreo Desktop %1</source>
        <translation>Choreo Desktop %1</translation>
    </message>
    <message>
        <source>Choreo Desktop %1, Python %2, %3</source>
        <translation>Choreo Desktop %1, Python %2, %3</translation>
    </message>
    <message>
        <source>Choreography: %1</source>
        <translation>Coreografía: %1</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>Estribillo</translation>
    </message>
    <message>
        <source>Chorus %1</source>
        <translation>Estribillo %1</translation>
    </message>
    <message>
        <source>Cleaning up</source>
        <translation>Recogiendo</translation>
    </message>
    <message>
        <source>Dance other moves</source>
        <translation>Bailar otros pasos</translation>
    </message>
    <message>
        <source>Did not come in: %1</source>
        <translation>No entró: %1</translation>
    </message>
    <message>
        <source>Everything is here</source>
        <translation>Todo está aquí</translation>
    </message>
    <message>
        <source>Everything is there</source>
        <translation>Todo está allí</translation>
    </message>
    <message>
        <source>Everything works in the %1: listing, writing, reading and deleting.</source>
        <translation>Todo funciona en el %1: listar, escribir, leer y borrar.</translation>
    </message>
    <message>
        <source>FFmpeg cannot be started (%1): %2. Check the path in the settings.</source>
        <translation>FFmpeg no arranca (%1): %2. Revisa la ruta en los ajustes.</translation>
    </message>
    <message>
        <source>FFmpeg failed: %1</source>
        <translation>FFmpeg falló: %1</translation>
    </message>
    <message>
        <source>FFmpeg is missing: reinstall the program, or name an FFmpeg in the settings.</source>
        <translation>Falta FFmpeg: instala el programa otra vez o indica un FFmpeg en los ajustes.</translation>
    </message>
    <message>
        <source>FFmpeg was ended by the system (signal %1); the machine may be short of memory.</source>
        <translation>El sistema cerró FFmpeg (señal %1); puede que falte memoria.</translation>
    </message>
    <message>
        <source>FFmpeg&apos;s abilities</source>
        <translation>Capacidades de FFmpeg</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Falló: %1</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>Trayendo %1</translation>
    </message>
    <message>
        <source>Fetching %1 of %2 files</source>
        <translation>Trayendo %1 de %2 archivos</translation>
    </message>
    <message>
        <source>Fetching the clips and the song</source>
        <translation>Trayendo los clips y la canción</translation>
    </message>
    <message>
        <source>Fill what is free</source>
        <translation>Llenar lo que está libre</translation>
    </message>
    <message>
        <source>Fits your choice: %1.</source>
        <translation>Encaja con lo que elegiste: %1.</translation>
    </message>
    <message>
        <source>Folder for %1</source>
        <translation>Carpeta para %1</translation>
    </message>
    <message>
        <source>Follow the corrected counts</source>
        <translation>Seguir las cuentas corregidas</translation>
    </message>
    <message>
        <source>GPL-3.0, a separate program</source>
        <translation>GPL-3.0, un programa aparte</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>HDR clips (as phones make them) cannot be used</source>
        <translation>los clips HDR (como los de los móviles) no se pueden usar</translation>
    </message>
    <message>
        <source>Hardware encoders</source>
        <translation>Codificadores por hardware</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>Insertar %1</translation>
    </message>
    <message>
        <source>Insert %1 moves</source>
        <translation>Insertar %1 pasos</translation>
    </message>
    <message>
        <source>Intel Quick Sync</source>
        <translation>Intel Quick Sync</translation>
    </message>
    <message>
        <source>Intro</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>It begins in another position than the one before ends.</source>
        <translation>Empieza en otra posición que aquella en la que termina el anterior.</translation>
    </message>
    <message>
        <source>It has the song&apos;s own tempo, and its steps meet the beat.</source>
        <translation>Tiene el mismo tempo que la canción y sus pasos caen en el pulso.</translation>
    </message>
    <message>
        <source>It is not what you chose.</source>
        <translation>No es lo que elegiste.</translation>
    </message>
    <message>
        <source>It is the very move before.</source>
        <translation>Es el mismo paso que el anterior.</translation>
    </message>
    <message>
        <source>It is too short.</source>
        <translation>Es demasiado corto.</translation>
    </message>
    <message>
        <source>It may not show the part you want.</source>
        <translation>Puede que no muestre la parte que quieres.</translation>
    </message>
    <message>
        <source>It runs across the border of a section.</source>
        <translation>Cruza el límite de una sección.</translation>
    </message>
    <message>
        <source>It was danced a short while before.</source>
        <translation>Se bailó hace poco.</translation>
    </message>
    <message>
        <source>It was danced before.</source>
        <translation>Ya se bailó antes.</translation>
    </message>
    <message>
        <source>Its beat is not certain: listen to it with clicks, or tap along.</source>
        <translation>Su pulso no es seguro: escúchalo con clics o marca el ritmo.</translation>
    </message>
    <message>
        <source>Its energy is not that of the music.</source>
        <translation>Su energía no es la de la música.</translation>
    </message>
    <message>
        <source>Its pictures end long before the file says: it is damaged or not complete. Copy it again.</source>
        <translation>Sus imágenes terminan mucho antes de lo que dice el archivo: está dañado o incompleto. Cópialo otra vez.</translation>
    </message>
    <message>
        <source>Its size does not suit this part of the song.</source>
        <translation>Su tamaño no va con esta parte de la canción.</translation>
    </message>
    <message>
        <source>Its steps do not surely meet the beat.</source>
        <translation>No es seguro que sus pasos caigan en el pulso.</translation>
    </message>
    <message>
        <source>Its tempo is far from the song&apos;s.</source>
        <translation>Su tempo está lejos del de la canción.</translation>
    </message>
    <message>
        <source>Joining the moves and adding the song</source>
        <translation>Uniendo los pasos y añadiendo la canción</translation>
    </message>
    <message>
        <source>Left out, because their files are missing: %1. Relink the library to send them.</source>
        <translation>Se quedan fuera porque faltan sus archivos: %1. Vuelve a enlazar la biblioteca para enviarlos.</translation>
    </message>
    <message>
        <source>Left out, because their files are missing: %1. Relink the library to use them.</source>
        <translation>Se quedan fuera porque faltan sus archivos: %1. Vuelve a enlazar la biblioteca para usarlos.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Se queda fuera: %1</translation>
    </message>
    <message>
        <source>Listening to %1</source>
        <translation>Escuchando %1</translation>
    </message>
    <message>
        <source>Little room is left in %1: free some space.</source>
        <translation>Queda poco sitio en %1: libera espacio.</translation>
    </message>
    <message>
        <source>Looking at %1 (%2 of %3)</source>
        <translation>Mirando %1 (%2 de %3)</translation>
    </message>
    <message>
        <source>Looking at the clips</source>
        <translation>Mirando los clips</translation>
    </message>
    <message>
        <source>Looking at the clips and the song</source>
        <translation>Mirando los clips y la canción</translation>
    </message>
    <message>
        <source>Making the video took longer than its limit of %1 minute. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation>Crear el vídeo tardó más que su límite de %1 minuto. Sube el límite en los ajustes o inténtalo otra vez: lo terminado se conserva.</translation>
    </message>
    <message>
        <source>Making the video took longer than its limit of %1 minutes. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation>Crear el vídeo tardó más que su límite de %1 minutos. Sube el límite en los ajustes o inténtalo otra vez: lo terminado se conserva.</translation>
    </message>
    <message>
        <source>Making the video took longer than its limit of %1 seconds. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation>Crear el vídeo tardó más que su límite de %1 segundos. Sube el límite en los ajustes o inténtalo otra vez: lo terminado se conserva.</translation>
    </message>
    <message>
        <source>Making the video took longer than its limit%1. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation>Crear el vídeo tardó más que su límite%1. Sube el límite en los ajustes o inténtalo otra vez: lo terminado se conserva.</translation>
    </message>
    <message>
        <source>Measuring quality</source>
        <translation>Medición de calidad</translation>
    </message>
    <message>
        <source>Move %1 (%2) does not lie on the 8-counts of this song, so it cannot be edited here. Plan again, or correct the song&apos;s counts back.</source>
        <translation>El paso %1 (%2) no cae en los ochos de esta canción, así que no se puede editar aquí. Planea otra vez o devuelve las cuentas de la canción a como estaban.</translation>
    </message>
    <message>
        <source>Move %1: the clip %2 is not in the library any more. Add it again.</source>
        <translation>Paso %1: el clip %2 ya no está en la biblioteca. Añádelo otra vez.</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>Mover marcador</translation>
    </message>
    <message>
        <source>Moved: %1</source>
        <translation>Movido: %1</translation>
    </message>
    <message>
        <source>Must be a number.</source>
        <translation>Tiene que ser un número.</translation>
    </message>
    <message>
        <source>Must be a region such as eu-central-1, or empty.</source>
        <translation>Tiene que ser una región como eu-central-1, o quedar vacío.</translation>
    </message>
    <message>
        <source>Must be a whole number.</source>
        <translation>Tiene que ser un número entero.</translation>
    </message>
    <message>
        <source>Must be a whole path, such as the button beside it gives.</source>
        <translation>Tiene que ser una ruta completa, como la que da el botón de al lado.</translation>
    </message>
    <message>
        <source>Must be an address such as https://storage.example.org, or empty for Amazon.</source>
        <translation>Tiene que ser una dirección como https://storage.example.org, o quedar vacío para Amazon.</translation>
    </message>
    <message>
        <source>Must be greater than %1.</source>
        <translation>Tiene que ser más que %1.</translation>
    </message>
    <message>
        <source>Must be greater than or equal to %1.</source>
        <translation>Tiene que ser %1 o más.</translation>
    </message>
    <message>
        <source>Must be less than %1.</source>
        <translation>Tiene que ser menos que %1.</translation>
    </message>
    <message>
        <source>Must be less than or equal to %1.</source>
        <translation>Tiene que ser %1 o menos.</translation>
    </message>
    <message>
        <source>Must be the name of a bucket: 3 or more letters, digits, dots and dashes.</source>
        <translation>Tiene que ser el nombre de un bucket: 3 o más letras, números, puntos y guiones.</translation>
    </message>
    <message>
        <source>Must be the whole path of the program.</source>
        <translation>Tiene que ser la ruta completa del programa.</translation>
    </message>
    <message>
        <source>Must lie outside the folder of the %1, or finished videos would be taken for %2.</source>
        <translation>Tiene que estar fuera de la carpeta de %1, o los vídeos terminados se tomarían por %2.</translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation>No puede quedar vacío.</translation>
    </message>
    <message>
        <source>No beat can be made of these taps: %1. Tap once on each beat, eight times or more.</source>
        <translation>Con estos toques no sale un pulso: %1. Toca una vez en cada pulso, ocho veces o más.</translation>
    </message>
    <message>
        <source>No beat in its sound: tap along, or enter its tempo and its 1.</source>
        <translation>No hay pulso en su sonido: marca el ritmo, o indica su tempo y su 1.</translation>
    </message>
    <message>
        <source>No beat is known in this clip, so it plays at its own speed.</source>
        <translation>No se conoce el pulso de este clip, así que va a su propia velocidad.</translation>
    </message>
    <message>
        <source>No beat is known in this song yet, so there is nothing to correct. Tap along with it first.</source>
        <translation>Aún no se conoce el pulso de esta canción, así que no hay nada que corregir. Primero marca su ritmo.</translation>
    </message>
    <message>
        <source>No beat was found in %1, so moves cannot be laid on it. Choose a song with a clear beat, or another genre if its tempo lies outside this one&apos;s range.</source>
        <translation>No se encontró el pulso de %1, así que no se le pueden poner pasos. Elige una canción con un pulso claro, u otro género si su tempo no es de este.</translation>
    </message>
    <message>
        <source>No beat was found in it.</source>
        <translation>No se encontró su pulso.</translation>
    </message>
    <message>
        <source>No clip is</source>
        <translation>Ningún clip es</translation>
    </message>
    <message>
        <source>No clip is %1 and fits this song&apos;s tempo, so %2 was relaxed.</source>
        <translation>Ningún clip es %1 y va con el tempo de esta canción, así que se aflojó el filtro: %2.</translation>
    </message>
    <message>
        <source>No clip is %1 and fits this song&apos;s tempo, so %2 were relaxed.</source>
        <translation>Ningún clip es %1 y va con el tempo de esta canción, así que se aflojaron los filtros: %2.</translation>
    </message>
    <message>
        <source>No clip is %1, so %2 was relaxed.</source>
        <translation>Ningún clip es %1, así que se aflojó el filtro: %2.</translation>
    </message>
    <message>
        <source>No clip is %1, so %2 were relaxed.</source>
        <translation>Ningún clip es %1, así que se aflojaron los filtros: %2.</translation>
    </message>
    <message>
        <source>No clip is selected. Select one first.</source>
        <translation>No hay ningún clip elegido. Elige uno primero.</translation>
    </message>
    <message>
        <source>No move goes on there. A move can be split between two of its %1s.</source>
        <translation>Ahí no se está bailando ningún paso. Un paso se puede partir entre un %1 y el siguiente.</translation>
    </message>
    <message>
        <source>No move goes on there. A move can be split between two of its 8-counts.</source>
        <translation>Ahí no se está bailando ningún paso. Un paso se puede partir entre dos de sus ochos.</translation>
    </message>
    <message>
        <source>No move goes on there. A move can be split between two of its bars.</source>
        <translation>Ahí no se está bailando ningún paso. Un paso se puede partir entre dos de sus compases.</translation>
    </message>
    <message>
        <source>No move is selected. Select one first.</source>
        <translation>No hay ningún paso elegido. Elige uno primero.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made. Check the address and its certificate.</source>
        <translation>No se pudo hacer una conexión segura con %1. Revisa la dirección y su certificado.</translation>
    </message>
    <message>
        <source>No sound: tap along, or enter its tempo and its 1.</source>
        <translation>Sin sonido: marca el ritmo, o indica su tempo y su 1.</translation>
    </message>
    <message>
        <source>Nobody has listened to this song yet. Open it first.</source>
        <translation>Esta canción aún no se ha escuchado. Ábrela primero.</translation>
    </message>
    <message>
        <source>None of the %1 clips in %2 can be used.</source>
        <translation>Ninguno de los %1 clips de %2 se puede usar.</translation>
    </message>
    <message>
        <source>None of the copied moves is in this library. Add their clips first.</source>
        <translation>Ninguno de los pasos copiados está en esta biblioteca. Añade primero sus clips.</translation>
    </message>
    <message>
        <source>Not %1, but too few clips are.</source>
        <translation>No es %1, pero hay muy pocos clips que lo sean.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>No falta nada.</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nada nuevo</translation>
    </message>
    <message>
        <source>Nothing new came in.</source>
        <translation>No entró nada nuevo.</translation>
    </message>
    <message>
        <source>Nothing new came in. %1 known already.</source>
        <translation>No entró nada nuevo; %1 ya estaban.</translation>
    </message>
    <message>
        <source>Nothing was corrected in this song.</source>
        <translation>En esta canción no se ha corregido nada.</translation>
    </message>
    <message>
        <source>Of %1 the difficulty, energy or style is not known.</source>
        <translation>De %1 no se conoce la dificultad, la energía o el estilo.</translation>
    </message>
    <message>
        <source>Of this 8-count, the clip has no two beats.</source>
        <translation>De este ocho, el clip no tiene ni dos pulsos.</translation>
    </message>
    <message>
        <source>Only %1 clip is</source>
        <translation>Solo %1 clip es</translation>
    </message>
    <message>
        <source>Only %1 clips are</source>
        <translation>Solo %1 clips son</translation>
    </message>
    <message>
        <source>Only %1 clips are %2 and fits this song&apos;s tempo, so %3 was relaxed.</source>
        <translation>Solo %1 clips son %2 y van con el tempo de esta canción, así que se aflojó el filtro: %3.</translation>
    </message>
    <message>
        <source>Only %1 clips are %2 and fits this song&apos;s tempo, so %3 were relaxed.</source>
        <translation>Solo %1 clips son %2 y van con el tempo de esta canción, así que se aflojaron los filtros: %3.</translation>
    </message>
    <message>
        <source>Only %1 clips are %2, so %3 was relaxed.</source>
        <translation>Solo %1 clips son %2, así que se aflojó el filtro: %3.</translation>
    </message>
    <message>
        <source>Only %1 clips are %2, so %3 were relaxed.</source>
        <translation>Solo %1 clips son %2, así que se aflojaron los filtros: %3.</translation>
    </message>
    <message>
        <source>Only %1 of %2 clips suit the song&apos;s %3 BPM, so moves come again often.</source>
        <translation>Solo %1 de %2 clips van con los %3 BPM de la canción, así que los pasos se repiten a menudo.</translation>
    </message>
    <message>
        <source>Only %1 of %2 clips suits the song&apos;s %3 BPM, so moves come again often.</source>
        <translation>Solo %1 de %2 clips va con los %3 BPM de la canción, así que los pasos se repiten a menudo.</translation>
    </message>
    <message>
        <source>Only 1 clip is %1 and fits this song&apos;s tempo, so %2 was relaxed.</source>
        <translation>Solo 1 clip es %1 y va con el tempo de esta canción, así que se aflojó el filtro: %2.</translation>
    </message>
    <message>
        <source>Only 1 clip is %1 and fits this song&apos;s tempo, so %2 were relaxed.</source>
        <translation>Solo 1 clip es %1 y va con el tempo de esta canción, así que se aflojaron los filtros: %2.</translation>
    </message>
    <message>
        <source>Only 1 clip is %1, so %2 was relaxed.</source>
        <translation>Solo 1 clip es %1, así que se aflojó el filtro: %2.</translation>
    </message>
    <message>
        <source>Only 1 clip is %1, so %2 were relaxed.</source>
        <translation>Solo 1 clip es %1, así que se aflojaron los filtros: %2.</translation>
    </message>
    <message>
        <source>Only 1 clip is %1.</source>
        <translation>Solo 1 clip es %1.</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Plan the rest anew</source>
        <translation>Planear de nuevo el resto</translation>
    </message>
    <message>
        <source>PulseAudio or PipeWire</source>
        <translation>PulseAudio o PipeWire</translation>
    </message>
    <message>
        <source>PulseAudio or PipeWire (%1)</source>
        <translation>PulseAudio o PipeWire (%1)</translation>
    </message>
    <message>
        <source>PySide6 %1</source>
        <translation>PySide6 %1</translation>
    </message>
    <message>
        <source>Qt cannot be loaded (%1): install Choreo Desktop again.</source>
        <translation>Qt no se puede cargar (%1): instala Choreo Desktop otra vez.</translation>
    </message>
    <message>
        <source>Qt cannot be loaded because the system lacks %1: install it%2.</source>
        <translation>Qt no se puede cargar porque al sistema le falta %1: instálalo%2.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3)</source>
        <translation>Leyendo %1 (%2 de %3)</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Quitar marcador</translation>
    </message>
    <message>
        <source>Rename marker</source>
        <translation>Cambiar el nombre del marcador</translation>
    </message>
    <message>
        <source>Rendering the moves: %1 of %2</source>
        <translation>Creando los pasos: %1 de %2</translation>
    </message>
    <message>
        <source>SQLite %1, with search</source>
        <translation>SQLite %1, con búsqueda</translation>
    </message>
    <message>
        <source>SQLite %1: %2</source>
        <translation>SQLite %1: %2</translation>
    </message>
    <message>
        <source>Sending %1 of %2</source>
        <translation>Enviando %1 de %2</translation>
    </message>
    <message>
        <source>Set it to “%1”</source>
        <translation>Pon «%1»</translation>
    </message>
    <message>
        <source>Set the right one</source>
        <translation>Pon la correcta</translation>
    </message>
    <message>
        <source>Several songs of the library match %1; say its number: %2.</source>
        <translation>Varias canciones de la biblioteca encajan con %1; di su número: %2.</translation>
    </message>
    <message>
        <source>Software (H.264)</source>
        <translation>Software (H.264)</translation>
    </message>
    <message>
        <source>Software (H.265: smaller files, slower)</source>
        <translation>Software (H.265: archivos más pequeños, más lento)</translation>
    </message>
    <message>
        <source>Stage: %1, at %2 %</source>
        <translation>Etapa: %1, al %2 %</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>Sigue faltando: %1</translation>
    </message>
    <message>
        <source>Storing the video</source>
        <translation>Guardando el vídeo</translation>
    </message>
    <message>
        <source>Task: %1</source>
        <translation>Tarea: %1</translation>
    </message>
    <message>
        <source>The %1 needs a file name that ends in %2; “%3” does not.</source>
        <translation>%1 necesita un nombre de archivo que termine en %2; «%3» no termina así.</translation>
    </message>
    <message>
        <source>The FFmpeg of the settings (%1) does not work; choose another one or leave the setting empty.</source>
        <translation>El FFmpeg de los ajustes (%1) no funciona; elige otro o deja el campo vacío.</translation>
    </message>
    <message>
        <source>The analysis of song %1 in the library cannot be understood.</source>
        <translation>El análisis de la canción %1 en la biblioteca no se entiende.</translation>
    </message>
    <message>
        <source>The annotation file %1 cannot be read: %2.</source>
        <translation>El archivo de anotaciones %1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>The annotation file %1 is missing.</source>
        <translation>Falta el archivo de anotaciones %1.</translation>
    </message>
    <message>
        <source>The beat of %1 is uncertain; listen whether the steps meet it.</source>
        <translation>El pulso de %1 es incierto; escucha si los pasos caen en él.</translation>
    </message>
    <message>
        <source>The beats cannot be changed so far.</source>
        <translation>Los pulsos no se pueden cambiar tanto.</translation>
    </message>
    <message>
        <source>The beats of this clip are too uneven to be trimmed. Trim a copy of the video, or enter an even tempo.</source>
        <translation>Los pulsos de este clip son demasiado irregulares para recortarlo. Recorta una copia del vídeo o escribe un tempo constante.</translation>
    </message>
    <message>
        <source>The blueprint cannot be used: %1</source>
        <translation>El plan no se puede usar: %1</translation>
    </message>
    <message>
        <source>The bucket cannot be used as it is set up: check its prefix in the settings.</source>
        <translation>El bucket no se puede usar tal como está configurado: revisa su carpeta en los ajustes.</translation>
    </message>
    <message>
        <source>The bucket “%1” does not exist on %2. Check its name in the settings.</source>
        <translation>El bucket «%1» no existe en %2. Revisa su nombre en los ajustes.</translation>
    </message>
    <message>
        <source>The cache is too small to keep what is rendered ahead.</source>
        <translation>La caché es demasiado pequeña para guardar lo que se crea por adelantado.</translation>
    </message>
    <message>
        <source>The choices of %1 in the history cannot be read any more; choose them again.</source>
        <translation>Lo que elegiste para %1 ya no se puede leer en el historial; elígelo otra vez.</translation>
    </message>
    <message>
        <source>The choices of the plan you were working on cannot be read; the plan itself is there.</source>
        <translation>Lo que elegiste para el plan en el que trabajabas no se puede leer; el plan sí está.</translation>
    </message>
    <message>
        <source>The choreography</source>
        <translation>La coreografía</translation>
    </message>
    <message>
        <source>The choreography %1 has ended already (%2); its record is final.</source>
        <translation>La coreografía %1 ya terminó (%2); su registro es definitivo.</translation>
    </message>
    <message>
        <source>The choreography %1 is being made at this moment; wait for it or cancel it first.</source>
        <translation>La coreografía %1 se está creando en este momento; espera o cancélala primero.</translation>
    </message>
    <message>
        <source>The choreography is planned</source>
        <translation>La coreografía está planeada</translation>
    </message>
    <message>
        <source>The clip %1 could not be rendered whole</source>
        <translation>El clip %1 no se pudo crear entero</translation>
    </message>
    <message>
        <source>The clip %1 is not in the library.</source>
        <translation>El clip %1 no está en la biblioteca.</translation>
    </message>
    <message>
        <source>The clip %1: %2</source>
        <translation>El clip %1: %2</translation>
    </message>
    <message>
        <source>The clip has no such 8-counts.</source>
        <translation>El clip no tiene esos ochos.</translation>
    </message>
    <message>
        <source>The clip is shorter than an 8-count; its 1 cannot be moved so far.</source>
        <translation>El clip es más corto que un ocho; su 1 no se puede mover tanto.</translation>
    </message>
    <message>
        <source>The clip is shorter than its place, so its last picture is held.</source>
        <translation>El clip es más corto que su lugar, así que se mantiene su última imagen.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off. Check the network connection and try again.</source>
        <translation>La conexión con %1 se cortó. Revisa la red e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The corrections kept for this song are damaged or written by a newer version, and are not used.</source>
        <translation>Las correcciones guardadas de esta canción están dañadas o son de una versión más nueva, y no se usan.</translation>
    </message>
    <message>
        <source>The corrections of this song cannot be read (%1): %2.</source>
        <translation>Las correcciones de esta canción no se pueden leer (%1): %2.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>El disco está lleno. Libera espacio e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be %2. Free some space and try again.</source>
        <translation>El disco está lleno: %1 no se pudo %2. Libera espacio e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be written. Free some space and try again; what came in before is kept.</source>
        <translation>El disco está lleno: %1 no se pudo escribir. Libera espacio e inténtalo otra vez; lo que entró antes se conserva.</translation>
    </message>
    <message>
        <source>The disk is full: FFmpeg could not write its output. Free some space and try again.</source>
        <translation>El disco está lleno: FFmpeg no pudo escribir. Libera espacio e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The disk is full: the video could not be joined. Free some space and try again.</source>
        <translation>El disco está lleno: el vídeo no se pudo unir. Libera espacio e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The disk is too full: %1 MB are needed %2 in %3, %4 MB are free.</source>
        <translation>El disco está demasiado lleno: hacen falta %1 MB %2 en %3 y hay %4 MB libres.</translation>
    </message>
    <message>
        <source>The encoder %1</source>
        <translation>El codificador %1</translation>
    </message>
    <message>
        <source>The encoder %1 does not keep every frame.</source>
        <translation>El codificador %1 no conserva todos los fotogramas.</translation>
    </message>
    <message>
        <source>The encoder %1 of the settings does not work here now; the video is made with the software encoder.</source>
        <translation>El codificador %1 de los ajustes no funciona aquí ahora; el vídeo se crea con el codificador por software.</translation>
    </message>
    <message>
        <source>The encoder %1 that this plan asks for does not work here; its video is made with the software encoder.</source>
        <translation>El codificador %1 que pide este plan no funciona aquí; su vídeo se crea con el codificador por software.</translation>
    </message>
    <message>
        <source>The encoders cannot be tried: no temporary file can be written (%1).</source>
        <translation>Los codificadores no se pueden probar: no se puede escribir ningún archivo temporal (%1).</translation>
    </message>
    <message>
        <source>The file %1</source>
        <translation>El archivo %1</translation>
    </message>
    <message>
        <source>The file %1 is missing in the bucket “%2”. Was it moved or deleted?</source>
        <translation>El archivo %1 no está en el bucket «%2». ¿Se movió o se borró?</translation>
    </message>
    <message>
        <source>The file %1 is missing: it is not one of the chosen files.</source>
        <translation>El archivo %1 no está: no es uno de los elegidos.</translation>
    </message>
    <message>
        <source>The file %1 was changed while it was downloaded. Try again.</source>
        <translation>El archivo %1 cambió mientras se descargaba. Inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The file is larger than %1 takes. Choose a lower bit rate or another storage.</source>
        <translation>El archivo es más grande de lo que %1 acepta. Elige una tasa de bits menor u otro almacenamiento.</translation>
    </message>
    <message>
        <source>The file of beats</source>
        <translation>El archivo de pulsos</translation>
    </message>
    <message>
        <source>The file with the AWS profiles cannot be read. Correct it, or enter keys in the settings.</source>
        <translation>El archivo con los perfiles de AWS no se puede leer. Corrígelo o escribe claves en los ajustes.</translation>
    </message>
    <message>
        <source>The finished video cannot be read.</source>
        <translation>El vídeo terminado no se puede leer.</translation>
    </message>
    <message>
        <source>The finished video would be out of step with the music (%1); it was not kept.</source>
        <translation>El vídeo terminado iría a destiempo con la música (%1); no se guardó.</translation>
    </message>
    <message>
        <source>The folder %1 %2 cannot be used: %3.</source>
        <translation>La carpeta %1 %2 no se puede usar: %3.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>La carpeta %1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be used: %2. Choose one that you can write to, for example by setting %3.</source>
        <translation>La carpeta %1 no se puede usar: %2. Elige una en la que puedas escribir, por ejemplo con %3.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be used: %2. Choose one that you can write to.</source>
        <translation>La carpeta %1 no se puede usar: %2. Elige una en la que puedas escribir.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written. Check its permissions and that the disk has space.</source>
        <translation>En la carpeta %1 no se puede escribir. Revisa sus permisos y que haya sitio en el disco.</translation>
    </message>
    <message>
        <source>The folder %1 is missing.</source>
        <translation>Falta la carpeta %1.</translation>
    </message>
    <message>
        <source>The folder for clips and videos cannot be used: choose another one in the settings.</source>
        <translation>La carpeta de clips y vídeos no se puede usar: elige otra en los ajustes.</translation>
    </message>
    <message>
        <source>The folder of clips %1 is missing.</source>
        <translation>Falta la carpeta de clips %1.</translation>
    </message>
    <message>
        <source>The hardware encoder may be the reason; choose the software encoder in the settings.</source>
        <translation>Puede ser culpa del codificador por hardware; elige el de software en los ajustes.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not answer, so the keys may still be there. Try again when it is open, or remove the entry “choreo-desktop” in it yourself.</source>
        <translation>El llavero de este ordenador no responde, así que las claves pueden seguir ahí. Inténtalo cuando esté abierto, o borra tú la entrada «choreo-desktop».</translation>
    </message>
    <message>
        <source>The keyring of this computer does not take the keys, so they are kept only until the program ends. Set up a keyring, or use an AWS profile, to keep them longer.</source>
        <translation>El llavero de este ordenador no acepta las claves, así que solo se guardan hasta que cierres el programa. Configura un llavero o usa un perfil de AWS para guardarlas más tiempo.</translation>
    </message>
    <message>
        <source>The keys for %1 have expired. Log in again or enter new ones in the settings.</source>
        <translation>Las claves de %1 han caducado. Inicia sesión otra vez o escribe unas nuevas en los ajustes.</translation>
    </message>
    <message>
        <source>The keys may not use the bucket “%1” to %2. Give them the right %3, or check keys and bucket in the settings.</source>
        <translation>Con estas claves no se puede %2 en el bucket «%1». Dales el permiso %3, o revisa claves y bucket en los ajustes.</translation>
    </message>
    <message>
        <source>The keys of the profile cannot be had. Log in again, or choose another profile in the settings.</source>
        <translation>No se obtienen las claves del perfil. Inicia sesión otra vez o elige otro perfil en los ajustes.</translation>
    </message>
    <message>
        <source>The style of no clip is known.</source>
        <translation>No se conoce el estilo de ningún clip.</translation>
    </message>
    <message>
        <source>There is a move on every 8-count, so there is nothing to fill.</source>
        <translation>Hay un paso en cada ocho, así que no queda nada que llenar.</translation>
    </message>
    <message>
        <source>There is no %1 %2 to dance on; the song has %3 of them.</source>
        <translation>No hay ningún %1 %2 para bailar; la canción tiene %3.</translation>
    </message>
    <message>
        <source>The length limit of %1 s ends before the first counts of the song do, at %2 s. Choose a longer one.</source>
        <translation>El límite de %1 s acaba antes que las primeras cuentas de la canción, en %2 s. Elige uno más largo.</translation>
    </message>
    <message>
        <source>%1 at this tempo; %2 more are too far from it.</source>
        <translation>%1 a este tempo; otros %2 están demasiado lejos de él.</translation>
    </message>
    <message>
        <source>%1 at this tempo; %2 more is too far from it.</source>
        <translation>%1 a este tempo; %2 más está demasiado lejos de él.</translation>
    </message>
    <message>
        <source>%1; of %2 no beat is known.</source>
        <translation>%1; de %2 no se conoce el pulso.</translation>
    </message>
    <message>
        <source>At %1 BPM %2 of your %3 are within %4 and %5 within %6</source>
        <translation>De %3, %2 están a no más del %4 de %1 BPM y %5 a no más del %6</translation>
    </message>
    <message>
        <source>At %1 BPM %2 of your %3 is within %4 and %5 within %6</source>
        <translation>De %3, %2 está a no más del %4 de %1 BPM y %5 a no más del %6</translation>
    </message>
    <message>
        <source>No clip is %1</source>
        <translation>Ningún clip es %1</translation>
    </message>
    <message>
        <source>Only 1 clip is %1</source>
        <translation>Solo 1 clip es %1</translation>
    </message>
    <message>
        <source>The library cannot be used: install a Python whose SQLite is 3.34 or newer and has FTS5.</source>
        <translation>La biblioteca no se puede usar: instala un Python cuyo SQLite sea 3.34 o más nuevo y tenga FTS5.</translation>
    </message>
    <message>
        <source>The library has no clips yet; import some first.</source>
        <translation>La biblioteca aún no tiene clips; importa alguno primero.</translation>
    </message>
    <message>
        <source>The library in %1 %2</source>
        <translation>La biblioteca en %1 %2</translation>
    </message>
    <message>
        <source>The library is closed.</source>
        <translation>La biblioteca está cerrada.</translation>
    </message>
    <message>
        <source>The moves are so short that the video would not have a single frame.</source>
        <translation>Los pasos son tan cortos que el vídeo no tendría ni un fotograma.</translation>
    </message>
    <message>
        <source>The music of %1 ends before its first 8-count, at %2 s. Correct where its 1 is, or choose another song.</source>
        <translation>La música de %1 termina antes de su primer ocho, en %2 s. Corrige dónde está su 1 o elige otra canción.</translation>
    </message>
    <message>
        <source>The name is too long for %1. Choose a shorter name or prefix.</source>
        <translation>El nombre es demasiado largo para %1. Elige un nombre o una carpeta más cortos.</translation>
    </message>
    <message>
        <source>The notes of a plan have room for %1 characters.</source>
        <translation>En las notas de un plan caben %1 caracteres.</translation>
    </message>
    <message>
        <source>The plan of %1 in the history cannot be read any more; build it anew.</source>
        <translation>El plan de %1 ya no se puede leer en el historial; créalo de nuevo.</translation>
    </message>
    <message>
        <source>The plan you were working on cannot be read (%1): %2.</source>
        <translation>El plan en el que trabajabas no se puede leer (%1): %2.</translation>
    </message>
    <message>
        <source>The plan you were working on is damaged or written by a newer version, and cannot be opened.</source>
        <translation>El plan en el que trabajabas está dañado o es de una versión más nueva, y no se puede abrir.</translation>
    </message>
    <message>
        <source>The profile does not exist on this computer. Choose another in the settings.</source>
        <translation>Ese perfil no existe en este ordenador. Elige otro en los ajustes.</translation>
    </message>
    <message>
        <source>The program was closed while this was being made. Make it again; finished parts are kept.</source>
        <translation>El programa se cerró mientras se creaba esto. Créalo otra vez; lo terminado se conserva.</translation>
    </message>
    <message>
        <source>The record of %1 in the history cannot be understood.</source>
        <translation>El registro de %1 en el historial no se entiende.</translation>
    </message>
    <message>
        <source>The record of clip %1 in the library cannot be understood.</source>
        <translation>El registro del clip %1 en la biblioteca no se entiende.</translation>
    </message>
    <message>
        <source>The record of song %1 in the library cannot be understood.</source>
        <translation>El registro de la canción %1 en la biblioteca no se entiende.</translation>
    </message>
    <message>
        <source>The region is not valid. Correct it in the settings.</source>
        <translation>La región no es válida. Corrígela en los ajustes.</translation>
    </message>
    <message>
        <source>The segments could not be joined.</source>
        <translation>Los fragmentos no se pudieron unir.</translation>
    </message>
    <message>
        <source>The segments do not fit together: they were encoded differently.</source>
        <translation>Los fragmentos no encajan: se codificaron de forma distinta.</translation>
    </message>
    <message>
        <source>The setting %1 was reset: %2.</source>
        <translation>El ajuste %1 volvió a su valor inicial: %2.</translation>
    </message>
    <message>
        <source>The settings cannot be saved in %1: %2.</source>
        <translation>Los ajustes no se pueden guardar en %1: %2.</translation>
    </message>
    <message>
        <source>The settings cannot be used; the defaults are used.</source>
        <translation>Los ajustes no se pueden usar; se usan los iniciales.</translation>
    </message>
    <message>
        <source>The settings file is damaged; the defaults are used.%1</source>
        <translation>El archivo de ajustes está dañado; se usan los iniciales.%1</translation>
    </message>
    <message>
        <source>The settings in %1 cannot be read (%2); the defaults are used.</source>
        <translation>Los ajustes de %1 no se pueden leer (%2); se usan los iniciales.</translation>
    </message>
    <message>
        <source>The settings were written by a newer version of Choreo Desktop; the defaults are used.</source>
        <translation>Los ajustes son de una versión más nueva de Choreo Desktop; se usan los iniciales.</translation>
    </message>
    <message>
        <source>The song %1 is missing.</source>
        <translation>Falta la canción %1.</translation>
    </message>
    <message>
        <source>The song %1 is missing: %2. Relink the library.</source>
        <translation>Falta la canción %1: %2. Vuelve a enlazar la biblioteca.</translation>
    </message>
    <message>
        <source>The song %1 is no longer in the library.</source>
        <translation>La canción %1 ya no está en la biblioteca.</translation>
    </message>
    <message>
        <source>The song %1 is shorter than one 8-count: only %2 beats were found. Choose a longer song.</source>
        <translation>La canción %1 es más corta que un ocho: solo se encontraron %2 pulsos. Elige una más larga.</translation>
    </message>
    <message>
        <source>The song and the clips lie on different drives; put them below one folder.</source>
        <translation>La canción y los clips están en discos distintos; ponlos en una misma carpeta.</translation>
    </message>
    <message>
        <source>The song could not be brought into the library; try again.</source>
        <translation>La canción no pudo entrar en la biblioteca; inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The song is in</source>
        <translation>La canción está puesta</translation>
    </message>
    <message>
        <source>The song&apos;s path %1 %2; rename the file.</source>
        <translation>La ruta de la canción, %1, %2; cambia el nombre del archivo.</translation>
    </message>
    <message>
        <source>The sound of %1 cannot be decoded.</source>
        <translation>El sonido de %1 no se puede leer.</translation>
    </message>
    <message>
        <source>The storage %1 cannot be used: %2.</source>
        <translation>El almacenamiento %1 no se puede usar: %2.</translation>
    </message>
    <message>
        <source>The storage on %1 is full. Free some space there and try again.</source>
        <translation>El almacenamiento de %1 está lleno. Libera espacio allí e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The storage path %1 was refused for security: a link leads out of the storage folder.</source>
        <translation>La ruta %1 se rechazó por seguridad: un enlace sale de la carpeta de almacenamiento.</translation>
    </message>
    <message>
        <source>The storage path %1 was refused for security: it %2.</source>
        <translation>La ruta %1 se rechazó por seguridad: %2.</translation>
    </message>
    <message>
        <source>The storage path %1 was refused for security: it may not be written.</source>
        <translation>La ruta %1 se rechazó por seguridad: ahí no se puede escribir.</translation>
    </message>
    <message>
        <source>The taps for %1 cannot be used: %2.</source>
        <translation>Los toques de %1 no se pueden usar: %2.</translation>
    </message>
    <message>
        <source>The taps for %1 cannot be used: they lie too close to each other.</source>
        <translation>Los toques de %1 no se pueden usar: están demasiado juntos.</translation>
    </message>
    <message>
        <source>The taps for %1 do not lie in the clip. Tap while it plays.</source>
        <translation>Los toques de %1 no caen en el clip. Marca el ritmo mientras suena.</translation>
    </message>
    <message>
        <source>The text of a marker has room for %1 characters.</source>
        <translation>En el texto de un marcador caben %1 caracteres.</translation>
    </message>
    <message>
        <source>The video is stored</source>
        <translation>El vídeo está guardado</translation>
    </message>
    <message>
        <source>The video of %1 is not where it was%2. Render it again.</source>
        <translation>El vídeo de %1 no está donde estaba%2. Créalo otra vez.</translation>
    </message>
    <message>
        <source>The work took longer than its limit of %1 minute.</source>
        <translation>El trabajo tardó más que su límite de %1 minuto.</translation>
    </message>
    <message>
        <source>The work took longer than its limit of %1 minutes.</source>
        <translation>El trabajo tardó más que su límite de %1 minutos.</translation>
    </message>
    <message>
        <source>The work took longer than its limit of %1 seconds.</source>
        <translation>El trabajo tardó más que su límite de %1 segundos.</translation>
    </message>
    <message>
        <source>The work took longer than its limit%1.</source>
        <translation>El trabajo tardó más que su límite%1.</translation>
    </message>
    <message>
        <source>There are no keys for %1. Enter an access key and a secret key in the settings, or choose a profile.</source>
        <translation>No hay claves para %1. Escribe una clave de acceso y una secreta en los ajustes, o elige un perfil.</translation>
    </message>
    <message>
        <source>There are no moves on the clipboard. Copy some first.</source>
        <translation>No hay pasos en el portapapeles. Copia alguno primero.</translation>
    </message>
    <message>
        <source>There are no usable clips in the library. Add a folder of dance clips, each some seconds long.</source>
        <translation>En la biblioteca no hay clips que sirvan. Añade una carpeta de clips de baile, de unos segundos cada uno.</translation>
    </message>
    <message>
        <source>There is a choreography with the name %1 already.</source>
        <translation>Ya hay una coreografía llamada %1.</translation>
    </message>
    <message>
        <source>There is no 8-count %1 to dance on; the song has %2 of them.</source>
        <translation>No hay ningún ocho %1 para bailar; la canción tiene %2.</translation>
    </message>
    <message>
        <source>There is no bar %1 to dance on; the song has %2 of them.</source>
        <translation>No hay ningún compás %1 para bailar; la canción tiene %2.</translation>
    </message>
    <message>
        <source>There is no breath after the hard move before.</source>
        <translation>No hay respiro después del paso difícil anterior.</translation>
    </message>
    <message>
        <source>There is no choreography with the name %1.</source>
        <translation>No hay ninguna coreografía llamada %1.</translation>
    </message>
    <message>
        <source>There is no clip %1 in the library.</source>
        <translation>No hay ningún clip %1 en la biblioteca.</translation>
    </message>
    <message>
        <source>There is no clip and no song.</source>
        <translation>No hay ningún clip ni canción.</translation>
    </message>
    <message>
        <source>There is no clip in %1; put some dance clips (.mp4, .mov, ...) there.</source>
        <translation>No hay clips en %1; pon ahí clips de baile (.mp4, .mov...).</translation>
    </message>
    <message>
        <source>There is no clip of which both difficulty and energy are known.</source>
        <translation>De ningún clip se conocen a la vez la dificultad y la energía.</translation>
    </message>
    <message>
        <source>There is no count left for %1, so it was left out.</source>
        <translation>No quedan cuentas para %1, así que se quedó fuera.</translation>
    </message>
    <message>
        <source>There is no marker %1; the plan has %2.</source>
        <translation>No hay marcador %1; el plan tiene %2.</translation>
    </message>
    <message>
        <source>There is no move %1; the plan has %2.</source>
        <translation>No hay paso %1; el plan tiene %2.</translation>
    </message>
    <message>
        <source>There is no other move that could be danced there.</source>
        <translation>No hay otro paso que se pueda bailar ahí.</translation>
    </message>
    <message>
        <source>There is no place %1; the plan has %2 moves.</source>
        <translation>No hay lugar %1; el plan tiene %2 pasos.</translation>
    </message>
    <message>
        <source>There is no room after it before the end of the song.</source>
        <translation>Después ya no queda sitio antes del final de la canción.</translation>
    </message>
    <message>
        <source>There is no room for %1 %2s before %3, which is locked. Unlock it first.</source>
        <translation>No hay sitio para %1 × %2 antes de %3, que está fijado. Suéltalo primero.</translation>
    </message>
    <message>
        <source>There is no room for %1 %2s before the end of the song.</source>
        <translation>No hay sitio para %1 × %2 antes del final de la canción.</translation>
    </message>
    <message>
        <source>There is no room for %1 8-counts before %2, which is locked. Unlock it first.</source>
        <translation>No hay sitio para %1 ochos antes de %2, que está fijado. Suéltalo primero.</translation>
    </message>
    <message>
        <source>There is no room for %1 8-counts before the end of the song.</source>
        <translation>No hay sitio para %1 ochos antes del final de la canción.</translation>
    </message>
    <message>
        <source>There is no room for %1 bars before %2, which is locked. Unlock it first.</source>
        <translation>No hay sitio para %1 compases antes de %2, que está fijado. Suéltalo primero.</translation>
    </message>
    <message>
        <source>There is no room for %1 bars before the end of the song.</source>
        <translation>No hay sitio para %1 compases antes del final de la canción.</translation>
    </message>
    <message>
        <source>There is no room for it before the end of the song.</source>
        <translation>No cabe antes del final de la canción.</translation>
    </message>
    <message>
        <source>There is no song %1 in the library, and no such file.</source>
        <translation>No hay ninguna canción %1 en la biblioteca, ni un archivo así.</translation>
    </message>
    <message>
        <source>There is no song %1 in the library.</source>
        <translation>No hay ninguna canción %1 en la biblioteca.</translation>
    </message>
    <message>
        <source>There is no song %1.</source>
        <translation>No hay ninguna canción %1.</translation>
    </message>
    <message>
        <source>There is not enough space for %1: %2 are needed, %3 are free. Free some space or choose another folder.</source>
        <translation>No hay sitio para %1: hacen falta %2 y hay %3 libres. Libera espacio o elige otra carpeta.</translation>
    </message>
    <message>
        <source>There was no room for %1.</source>
        <translation>No hubo sitio para %1.</translation>
    </message>
    <message>
        <source>This choreography is no longer in the history.</source>
        <translation>Esta coreografía ya no está en el historial.</translation>
    </message>
    <message>
        <source>This is unexpected: please report it with this text.</source>
        <translation>Esto es inesperado: por favor, infórmanos con este texto.</translation>
    </message>
    <message>
        <source>Too few beats would be left.</source>
        <translation>Quedarían muy pocos pulsos.</translation>
    </message>
    <message>
        <source>Too short for one 8-count.</source>
        <translation>Demasiado corto para un ocho.</translation>
    </message>
    <message>
        <source>Twice: %1</source>
        <translation>Repetido: %1</translation>
    </message>
    <message>
        <source>Unknown genre %1. Choose one of %2.</source>
        <translation>Género desconocido: %1. Elige uno de %2.</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>Estrofa</translation>
    </message>
    <message>
        <source>Verse %1</source>
        <translation>Estrofa %1</translation>
    </message>
    <message>
        <source>Very long (%1 minutes): cut it into its moves.</source>
        <translation>Muy largo (%1 minutos): córtalo en pasos.</translation>
    </message>
    <message>
        <source>With this FFmpeg %1: %2.</source>
        <translation>Con este FFmpeg %1: %2.</translation>
    </message>
    <message>
        <source>You asked for it.</source>
        <translation>Lo pediste tú.</translation>
    </message>
    <message>
        <source>You have no clip that is %1 at %2 energy.</source>
        <translation>No tienes ningún clip que sea %1 con energía %2.</translation>
    </message>
    <message>
        <source>You have no clip that is %1.</source>
        <translation>No tienes ningún clip que sea %1.</translation>
    </message>
    <message>
        <source>You locked it here.</source>
        <translation>Lo fijaste aquí.</translation>
    </message>
    <message>
        <source>Your share of the disk is used up: %1 could not be %2. Free some space and try again.</source>
        <translation>Tu parte del disco está agotada: %1 no se pudo %2. Libera espacio e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>a big move, saved for the strongest part</source>
        <translation>un paso grande, guardado para la parte más fuerte</translation>
    </message>
    <message>
        <source>a closing move</source>
        <translation>un paso de cierre</translation>
    </message>
    <message>
        <source>advanced</source>
        <translation>avanzado</translation>
    </message>
    <message>
        <source>an opening move</source>
        <translation>un paso de apertura</translation>
    </message>
    <message>
        <source>as good</source>
        <translation>igual de bueno</translation>
    </message>
    <message>
        <source>beats were</source>
        <translation>pulsos</translation>
    </message>
    <message>
        <source>beginner</source>
        <translation>principiante</translation>
    </message>
    <message>
        <source>begins with %1, which is no time; name a column “time” or “start”</source>
        <translation>empieza con %1, que no es un tiempo; llama a una columna «time» o «start»</translation>
    </message>
    <message>
        <source>begins with a drive, scheme or protocol (x:); it must be a relative path</source>
        <translation>empieza con una unidad, un esquema o un protocolo (x:); tiene que ser una ruta relativa</translation>
    </message>
    <message>
        <source>blueprint: holds something that JSON cannot (%1)</source>
        <translation>plan: contiene algo que JSON no admite (%1)</translation>
    </message>
    <message>
        <source>blueprint: is %1 bytes long; the limit is %2</source>
        <translation>plan: ocupa %1 bytes; el límite es %2</translation>
    </message>
    <message>
        <source>blueprint: is nested too deeply</source>
        <translation>plan: está anidado demasiado hondo</translation>
    </message>
    <message>
        <source>blueprint: is not UTF-8 text</source>
        <translation>plan: no es texto UTF-8</translation>
    </message>
    <message>
        <source>blueprint: is not valid JSON (%1)</source>
        <translation>plan: no es JSON válido (%1)</translation>
    </message>
    <message>
        <source>blueprint: must be a JSON object, not %1</source>
        <translation>plan: tiene que ser un objeto JSON, no %1</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambos</translation>
    </message>
    <message>
        <source>both %1</source>
        <translation>%1 a la vez</translation>
    </message>
    <message>
        <source>both %1 and %2</source>
        <translation>a la vez %2 y %1</translation>
    </message>
    <message>
        <source>bucket “%1” on %2</source>
        <translation>bucket «%1» en %2</translation>
    </message>
    <message>
        <source>cannot be opened. Check the permissions of the file and its folder.</source>
        <translation>no se puede abrir. Revisa los permisos del archivo y de su carpeta.</translation>
    </message>
    <message>
        <source>cannot be used: %1.</source>
        <translation>no se puede usar: %1.</translation>
    </message>
    <message>
        <source>cannot be used: this Python&apos;s SQLite cannot search. Install one with SQLite 3.34 or newer and FTS5.</source>
        <translation>no se puede usar: el SQLite de este Python no sabe buscar. Instala uno con SQLite 3.34 o más nuevo y FTS5.</translation>
    </message>
    <message>
        <source>cannot be used: this Python&apos;s SQLite is too old to search. Install one with SQLite 3.34 or newer.</source>
        <translation>no se puede usar: el SQLite de este Python es demasiado antiguo para buscar. Instala uno con SQLite 3.34 o más nuevo.</translation>
    </message>
    <message>
        <source>cannot be written because the disk is full. Free some space and try again.</source>
        <translation>no se puede escribir porque el disco está lleno. Libera espacio e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>cannot be written. Check that the disk has space and works.</source>
        <translation>no se puede escribir. Comprueba que el disco tiene sitio y funciona.</translation>
    </message>
    <message>
        <source>cannot be written. Check the permissions of the file and its folder.</source>
        <translation>no se puede escribir. Revisa los permisos del archivo y de su carpeta.</translation>
    </message>
    <message>
        <source>click track</source>
        <translation>la pista de clics</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>clips</translation>
    </message>
    <message>
        <source>clips and videos</source>
        <translation>clips y vídeos</translation>
    </message>
    <message>
        <source>clips of another shape than the video cannot be used</source>
        <translation>los clips de otra forma que el vídeo no se pueden usar</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>counts: has %1 entries for %2 beats; export it again</source>
        <translation>cuentas: hay %1 para %2 pulsos; expórtalo otra vez</translation>
    </message>
    <message>
        <source>counts: must be as many as beats, or none</source>
        <translation>cuentas: tienen que ser tantas como pulsos, o ninguna</translation>
    </message>
    <message>
        <source>counts: must not be greater than the mode</source>
        <translation>cuentas: no pueden pasar del modo</translation>
    </message>
    <message>
        <source>delete in it (the small file %1 was left there)</source>
        <translation>borrar (el pequeño archivo %1 se quedó allí)</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>borrar</translation>
    </message>
    <message>
        <source>difficulty</source>
        <translation>dificultad</translation>
    </message>
    <message>
        <source>ends in</source>
        <translation>termina en</translation>
    </message>
    <message>
        <source>energetic</source>
        <translation>enérgico</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>energía</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>código de salida %1</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>más rápido</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>seguidora</translation>
    </message>
    <message>
        <source>for working files</source>
        <translation>para archivos de trabajo</translation>
    </message>
    <message>
        <source>frames are not evenly spaced</source>
        <translation>los fotogramas no están a distancias iguales</translation>
    </message>
    <message>
        <source>hammerlock</source>
        <translation>hammerlock</translation>
    </message>
    <message>
        <source>has %1 lines; %2 are the most</source>
        <translation>tiene %1 líneas; el máximo es %2</translation>
    </message>
    <message>
        <source>has a part longer than %1 bytes</source>
        <translation>tiene una parte de más de %1 bytes</translation>
    </message>
    <message>
        <source>has a part that begins with a dash</source>
        <translation>tiene una parte que empieza con un guion</translation>
    </message>
    <message>
        <source>has an empty part</source>
        <translation>tiene una parte vacía</translation>
    </message>
    <message>
        <source>has more cells in row %1 than columns</source>
        <translation>tiene más celdas en la fila %1 que columnas</translation>
    </message>
    <message>
        <source>has more than %1 entries or characters</source>
        <translation>tiene más de %1 elementos o caracteres</translation>
    </message>
    <message>
        <source>has neither beats nor sections; export it as JAMS, or as analyse --json prints it</source>
        <translation>no tiene pulsos ni secciones; expórtalo como JAMS, o como lo escribe analyse --json</translation>
    </message>
    <message>
        <source>has none of the columns %1 in its first line</source>
        <translation>no tiene ninguna de las columnas %1 en su primera línea</translation>
    </message>
    <message>
        <source>has two columns of one name in its first line</source>
        <translation>tiene dos columnas con el mismo nombre en su primera línea</translation>
    </message>
    <message>
        <source>high</source>
        <translation>alta</translation>
    </message>
    <message>
        <source>high-energy</source>
        <translation>de energía alta</translation>
    </message>
    <message>
        <source>holds a backslash; parts are separated by /</source>
        <translation>contiene una barra invertida; las partes se separan con /</translation>
    </message>
    <message>
        <source>holds a control character</source>
        <translation>contiene un carácter de control</translation>
    </message>
    <message>
        <source>input should be %1</source>
        <translation>tiene que ser %1</translation>
    </message>
    <message>
        <source>input should be a valid integer, unable to parse string as an integer</source>
        <translation>tiene que ser un número entero</translation>
    </message>
    <message>
        <source>input should be a valid number, unable to parse string as a number</source>
        <translation>tiene que ser un número</translation>
    </message>
    <message>
        <source>input should be a valid string</source>
        <translation>tiene que ser un texto</translation>
    </message>
    <message>
        <source>input should be greater than %1</source>
        <translation>tiene que ser más que %1</translation>
    </message>
    <message>
        <source>input should be greater than or equal to %1</source>
        <translation>tiene que ser %1 o más</translation>
    </message>
    <message>
        <source>input should be less than or equal to %1</source>
        <translation>tiene que ser %1 o menos</translation>
    </message>
    <message>
        <source>interlaced clips cannot be used</source>
        <translation>los clips entrelazados no se pueden usar</translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation>intermedio</translation>
    </message>
    <message>
        <source>is an absolute path; it must be relative to the storage folder</source>
        <translation>es una ruta absoluta; tiene que ser relativa a la carpeta de almacenamiento</translation>
    </message>
    <message>
        <source>is damaged. Move it away to start with an empty library; your clips and videos are not touched.</source>
        <translation>está dañada. Muévela a otro sitio para empezar con una biblioteca vacía; tus clips y vídeos no se tocan.</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>is in use by another program. Close other windows of Choreo Desktop and try again.</source>
        <translation>la está usando otro programa. Cierra otras ventanas de Choreo Desktop e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>is left on its way to</source>
        <translation>se deja camino de</translation>
    </message>
    <message>
        <source>is longer than %1 MB; that is no file of beats</source>
        <translation>ocupa más de %1 MB; eso no es un archivo de pulsos</translation>
    </message>
    <message>
        <source>is longer than %1 bytes</source>
        <translation>ocupa más de %1 bytes</translation>
    </message>
    <message>
        <source>is not JSON (%1); export it again</source>
        <translation>no es JSON (%1); expórtalo otra vez</translation>
    </message>
    <message>
        <source>is not JSON that can be read; export it again</source>
        <translation>no es JSON que se pueda leer; expórtalo otra vez</translation>
    </message>
    <message>
        <source>is not UTF-8 text; save it as “CSV UTF-8”</source>
        <translation>no es texto UTF-8; guárdalo como «CSV UTF-8»</translation>
    </message>
    <message>
        <source>is not a table that this program reads (%1)</source>
        <translation>no es una tabla que este programa lea (%1)</translation>
    </message>
    <message>
        <source>is not a text file; export labels, CSV or JSON</source>
        <translation>no es un archivo de texto; exporta etiquetas, CSV o JSON</translation>
    </message>
    <message>
        <source>is required but missing</source>
        <translation>es necesario, pero falta</translation>
    </message>
    <message>
        <source>its clip is too short</source>
        <translation>su clip es demasiado corto</translation>
    </message>
    <message>
        <source>its energy is that of the music</source>
        <translation>su energía es la de la música</translation>
    </message>
    <message>
        <source>its own speed because its tempo is</source>
        <translation>su propia velocidad porque su tempo está</translation>
    </message>
    <message>
        <source>its record says %1</source>
        <translation>su registro dice %1</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>guía</translation>
    </message>
    <message>
        <source>leave the FFmpeg of the settings empty</source>
        <translation>deja vacío el FFmpeg de los ajustes</translation>
    </message>
    <message>
        <source>leaves the storage folder (..)</source>
        <translation>sale de la carpeta de almacenamiento (..)</translation>
    </message>
    <message>
        <source>lies outside %1 (a link)</source>
        <translation>está fuera de %1 (un enlace)</translation>
    </message>
    <message>
        <source>list what is in it</source>
        <translation>listar lo que hay</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>listar</translation>
    </message>
    <message>
        <source>live decode</source>
        <translation>lectura en vivo</translation>
    </message>
    <message>
        <source>live fetch</source>
        <translation>descarga en vivo</translation>
    </message>
    <message>
        <source>locked: %1 is locked beyond the end, on 8-count %2 of %3.</source>
        <translation>fijados: %1 está fijado más allá del final, en el ocho %2 de %3.</translation>
    </message>
    <message>
        <source>locked: the clip %1 is not in the library any more. Unlock the move.</source>
        <translation>fijados: el clip %1 ya no está en la biblioteca. Suelta el paso.</translation>
    </message>
    <message>
        <source>locked: two moves are locked on 8-count %1 of the song.</source>
        <translation>fijados: hay dos pasos fijados en el ocho %1 de la canción.</translation>
    </message>
    <message>
        <source>low</source>
        <translation>baja</translation>
    </message>
    <message>
        <source>low-energy</source>
        <translation>de energía baja</translation>
    </message>
    <message>
        <source>marks %1 beats; %2 are the most</source>
        <translation>marca %1 pulsos; el máximo es %2</translation>
    </message>
    <message>
        <source>marks %1 sections; %2 are the most</source>
        <translation>marca %1 secciones; el máximo es %2</translation>
    </message>
    <message>
        <source>marks neither two beats nor a section; mark some and export it again</source>
        <translation>no marca ni dos pulsos ni una sección; marca algo y expórtalo otra vez</translation>
    </message>
    <message>
        <source>max_stretch: must lie between 0 and %1, not %2; it says how far the speed of a clip may be from its own.</source>
        <translation>max_stretch: tiene que estar entre 0 y %1, no %2; dice cuánto puede cambiar la velocidad de un clip.</translation>
    </message>
    <message>
        <source>means %1 beats; %2 are the most</source>
        <translation>supone %1 pulsos; el máximo es %2</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>media</translation>
    </message>
    <message>
        <source>medium-energy</source>
        <translation>de energía media</translation>
    </message>
    <message>
        <source>modern</source>
        <translation>moderno</translation>
    </message>
    <message>
        <source>move %1 begins at frame %2 instead of %3</source>
        <translation>el paso %1 empieza en el fotograma %2 en vez del %3</translation>
    </message>
    <message>
        <source>moves: is empty</source>
        <translation>moves: está vacío</translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation>tiene que ser %1</translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation>tiene que ser un número finito</translation>
    </message>
    <message>
        <source>must be a whole number from 1 to %1, 23.976, 29.97 or 59.94, not %2</source>
        <translation>tiene que ser un número entero de 1 a %1, 23.976, 29.97 o 59.94, no %2</translation>
    </message>
    <message>
        <source>must be even, not %1: video is coded in pairs of pixels</source>
        <translation>tiene que ser par, no %1: el vídeo se codifica en pares de píxeles</translation>
    </message>
    <message>
        <source>must be half a beat, one or four, either way</source>
        <translation>tiene que ser medio pulso, uno o cuatro, hacia un lado u otro</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>tiene que ser uno de %1</translation>
    </message>
    <message>
        <source>must be one of %1, not %2</source>
        <translation>tiene que ser uno de %1, no %2</translation>
    </message>
    <message>
        <source>must end in %1, not %2</source>
        <translation>tiene que terminar en %1, no en %2</translation>
    </message>
    <message>
        <source>must increase</source>
        <translation>tiene que crecer</translation>
    </message>
    <message>
        <source>must increase by a microsecond or more, but point %1 does not</source>
        <translation>tiene que crecer un microsegundo o más, pero el punto %1 no lo hace</translation>
    </message>
    <message>
        <source>must increase in both columns, but point %1 does not</source>
        <translation>tiene que crecer en las dos columnas, pero el punto %1 no lo hace</translation>
    </message>
    <message>
        <source>must lie between %1 and %2, not %3</source>
        <translation>tiene que estar entre %1 y %2, no %3</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>no puede quedar vacío</translation>
    </message>
    <message>
        <source>must_have: %1 is among the moves that must never be danced.</source>
        <translation>must_have: %1 está entre los pasos que nunca se deben bailar.</translation>
    </message>
    <message>
        <source>name another FFmpeg in the settings</source>
        <translation>indica otro FFmpeg en los ajustes</translation>
    </message>
    <message>
        <source>nearly as good</source>
        <translation>casi igual de bueno</translation>
    </message>
    <message>
        <source>needs at least %1 taps</source>
        <translation>hacen falta al menos %1 toques</translation>
    </message>
    <message>
        <source>needs at least two points</source>
        <translation>hacen falta al menos dos puntos</translation>
    </message>
    <message>
        <source>never: every move of the library is excluded. Leave at least one.</source>
        <translation>never: todos los pasos de la biblioteca están excluidos. Deja al menos uno.</translation>
    </message>
    <message>
        <source>no %1 (not needed)</source>
        <translation>sin %1 (no hace falta)</translation>
    </message>
    <message>
        <source>no answer within %1 seconds</source>
        <translation>sin respuesta en %1 segundos</translation>
    </message>
    <message>
        <source>no picture at all</source>
        <translation>ni una imagen</translation>
    </message>
    <message>
        <source>no sound server, so videos play without sound here; they are made with it all the same (%1 pipewire-pulse, then log in anew)</source>
        <translation>sin servidor de sonido, así que aquí los vídeos se ven sin sonido; se crean con él igualmente (%1 pipewire-pulse y luego inicia sesión otra vez)</translation>
    </message>
    <message>
        <source>none here, so only commands work: for the window, log in to a desktop and start the program there</source>
        <translation>ninguna aquí, así que solo funcionan los comandos: para la ventana, inicia sesión en un escritorio y abre allí el programa</translation>
    </message>
    <message>
        <source>none is used (QT_QPA_PLATFORM is %1)</source>
        <translation>no se usa ninguna (QT_QPA_PLATFORM es %1)</translation>
    </message>
    <message>
        <source>none that works</source>
        <translation>ninguno que funcione</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>no es un objeto</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>sin empezar</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no se encontró</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>sin configurar</translation>
    </message>
    <message>
        <source>on Debian and Ubuntu: apt-get install</source>
        <translation>en Debian y Ubuntu: apt-get install</translation>
    </message>
    <message>
        <source>one mark behind the end of the song is</source>
        <translation>una marca detrás del final de la canción queda</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>output_config.output_path: would overwrite the clip of moves[%1]</source>
        <translation>output_config.output_path: sobrescribiría el clip de moves[%1]</translation>
    </message>
    <message>
        <source>output_config.output_path: would overwrite the song</source>
        <translation>output_config.output_path: sobrescribiría la canción</translation>
    </message>
    <message>
        <source>own tempo</source>
        <translation>su propio tempo</translation>
    </message>
    <message>
        <source>part %1</source>
        <translation>parte %1</translation>
    </message>
    <message>
        <source>phone video</source>
        <translation>vídeo de móvil</translation>
    </message>
    <message>
        <source>planning needs a catalog and ears</source>
        <translation>para planear hacen falta un catálogo y oídos</translation>
    </message>
    <message>
        <source>playful</source>
        <translation>juguetón</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>read from it</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>refused for security: %1 %2</source>
        <translation>se rechazó por seguridad: %1 %2</translation>
    </message>
    <message>
        <source>romantic</source>
        <translation>romántico</translation>
    </message>
    <message>
        <source>sections were</source>
        <translation>secciones</translation>
    </message>
    <message>
        <source>sensual</source>
        <translation>sensual</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>sombra</translation>
    </message>
    <message>
        <source>side</source>
        <translation>lateral</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>más lento</translation>
    </message>
    <message>
        <source>songs</source>
        <translation>canciones</translation>
    </message>
    <message>
        <source>style</source>
        <translation>estilo</translation>
    </message>
    <message>
        <source>the end %1 lies before the start %2; swap them</source>
        <translation>el final %1 está antes que el principio %2; cámbialos</translation>
    </message>
    <message>
        <source>the quotation marks do not match (%1); mend the line</source>
        <translation>las comillas no casan (%1); corrige la línea</translation>
    </message>
    <message>
        <source>the song has an odd bar there</source>
        <translation>la canción tiene ahí un compás irregular</translation>
    </message>
    <message>
        <source>the song starts %1 ms late</source>
        <translation>la canción empieza %1 ms tarde</translation>
    </message>
    <message>
        <source>the taps lie too close to each other</source>
        <translation>los toques están demasiado juntos</translation>
    </message>
    <message>
        <source>the taps lie too far apart</source>
        <translation>los toques están demasiado separados</translation>
    </message>
    <message>
        <source>the time is missing</source>
        <translation>falta el tiempo</translation>
    </message>
    <message>
        <source>their own speed because their tempo is</source>
        <translation>su propia velocidad porque su tempo está</translation>
    </message>
    <message>
        <source>there is a file in its place</source>
        <translation>hay un archivo en su lugar</translation>
    </message>
    <message>
        <source>there is no such program</source>
        <translation>ese programa no existe</translation>
    </message>
    <message>
        <source>this FFmpeg has no %1</source>
        <translation>este FFmpeg no tiene %1</translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation>fotogramas variables</translation>
    </message>
    <message>
        <source>very wide</source>
        <translation>muy ancho</translation>
    </message>
    <message>
        <source>videos cannot be made in H.264, which is the usual kind</source>
        <translation>no se pueden crear vídeos en H.264, que es lo habitual</translation>
    </message>
    <message>
        <source>videos cannot be made in H.265</source>
        <translation>no se pueden crear vídeos en H.265</translation>
    </message>
    <message>
        <source>videos cannot have AAC sound, which is the usual kind</source>
        <translation>los vídeos no pueden tener sonido AAC, que es lo habitual</translation>
    </message>
    <message>
        <source>videos cannot have MP3 sound</source>
        <translation>los vídeos no pueden tener sonido MP3</translation>
    </message>
    <message>
        <source>what is given</source>
        <translation>lo que se da</translation>
    </message>
    <message>
        <source>write into it</source>
        <translation>escribir</translation>
    </message>
    <message>
        <source>written</source>
        <translation>escribir</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>ahí no puedes escribir</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a bucket. Correct it in the settings.</source>
        <translation>«%1» no vale como nombre de bucket. Corrígelo en los ajustes.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a server. Correct it in the settings; it looks like https://storage.example.org.</source>
        <translation>«%1» no es la dirección de un servidor. Corrígela en los ajustes; es algo como https://storage.example.org.</translation>
    </message>
</context>
</TS>
