<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ClockSpin</name>
    <message>
        <source>Whole song</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beat unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hammerlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intermediate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No beat: tap it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Romantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shadow position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who dances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bpm} beats per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} (guess)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickLengths</name>
    <message>
        <source>At most {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Opening the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choreography is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the choreography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning the choreography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering the choreography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Finished parts are kept for the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the choreography</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow&apos;s part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intermediate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead&apos;s part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Romantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WishPicker</name>
    <message>
        <source>Look for a move or a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move or category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves and categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No move is called that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>Take {name} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (any of 1 move)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (any of {number} moves)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: take {name} away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>%1 % faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 known already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 marked twice and counted once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, so %3 was relaxed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, so %3 were relaxed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2; the clip was left out. Rename it to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) cannot be used: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (made when it is needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not used)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (on Debian and Ubuntu: apt-get install %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Did you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Give a move&apos;s name, file name or category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 See whether the beats you gave still fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The file as it was is kept as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 They are kept as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 came in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 came in. %3 known already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and fits this song&apos;s tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 too far from the song&apos;s %3 BPM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 came in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 came in. %2 known already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be %2 8-counts longer: the song has no room for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be danced for %2 8-counts there: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is damaged or not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the network connection, and the address in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be the name of a task; use letters and digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used (%2); the log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot slip there: its clip has %2 whole 8-counts and this place shows %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed while it was being read; import it again when it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed while it was being read; try again when it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: a file stands where a folder is needed. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: a folder of the path does not exist and cannot be made. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: a part of the path is a file, not a folder. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: it is a folder, not a file. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: its links lead in a circle. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: the disk does not take files that large. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: the disk is read-only. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: the disk reports a fault. Check the disk or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: the name is too long. Choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: the system does not allow it. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: the system says “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be %2: you have no permission. Change it or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: it is not an ordinary file. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer like an S3 server. Check the address in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer: check the disk or the network drive, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer: check the network, and the address in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not know the access key. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a picture of %2x%3 pixels; 2 to %4 a side work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another content than before and was looked at anew.%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another content than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no length: it is damaged or still being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no list named clips; see the README for the format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no sound track; choose a song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the name of a missing file but another content; import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the same content as %2, which is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds more than %2 clips; choose a smaller folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds neither a picture nor sound that this program opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no picture that can be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no picture that can be decoded: it is damaged or not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds sound only; a clip needs a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in a bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 seconds long; the 1 at %3 leaves no room for a beat. Enter where a 1 falls in the clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an HDR video and this FFmpeg cannot convert it; use the bundled FFmpeg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked and would have to give way. Unlock it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked. Unlock it to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is long: only its first %2 hours were listened to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing. Was it moved or deleted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is newer than this program reads (%2); update it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no time in a song; times are seconds from its beginning, 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not FFmpeg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a bit rate such as 2M or 128k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a number that JSON knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a video or sound file that this program opens (pictures, texts and playlists are not).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not valid JSON (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is now %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is overloaded or faulty at the moment. Try again in a few minutes; if it stays so, check the address in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the same as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large to be an annotation file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lasts only %2 8-counts; delete it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 marks behind the end of the song are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more joins do not meet either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moves play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must hold 4 to 4,000 taps, one time a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 missing files were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 moves do not show the %3 part, because too few clips do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the request: %2. Check the storage settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refuses requests because the clock of this computer is wrong. Set the clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says something about %2 of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says that the secret key does not fit the access key. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stopped answering. Check the network connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vanished while it was being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was meant for another version of this plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without a beat of the clip being known, so the steps may miss the music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 processor cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 cannot be used (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 is a folder; name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 is needed for something else; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 is no count; counts are 1 to 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 must end in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3 frames were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2: %3 cannot be used (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2; export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: all of it lies behind the end of the song (%2 s). Is it for another song, or are its times not in seconds?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is no time in a song; times are seconds, 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: must be a list; export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the time is missing or no number; write seconds such as 12.345</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no move %2 in the library.%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: will be converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; missing: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; write seconds such as 12.345</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, below %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, for example by setting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is no count; counts are 1 to 8, and nothing where it is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bucket “%1” is not in the region that is set. %2 in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 move plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A breath after %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot be used%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A move can be longer or shorter by 1 8-count or more, not by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the program is missing: %1. Install Choreo Desktop again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single picture: nothing moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A song needs a title of at most 300 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access to the bucket “%1” on %2 was denied. Check the keys in the settings, and that they may read and write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 clips of the library are missing. Relink it to their folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All moves are locked, so there is nothing to plan anew. Unlock some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All moves are rendered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon S3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected problem stopped the video (%1). Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unexpected problem stopped the work (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another move opens or closes better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple VideoToolbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1 %2 begins in %3 position, but %4 before it %5 %6; no move was found that joins them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins in %1 position although %2 ends in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins in %1 position, in which %2 ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used: it %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the keys in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another FFmpeg in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing the moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choreo Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choreo Desktop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chorus %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaning up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not come in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg cannot be started (%1): %2. Check the path in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg is missing: reinstall the program, or name an FFmpeg in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg was ended by the system (signal %1); the machine may be short of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFmpeg&apos;s abilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the clips and the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits your choice: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR clips (as phones make them) cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intel Quick Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins in another position than the one before ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the song&apos;s own tempo, and its steps meet the beat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not what you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the very move before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may not show the part you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs across the border of a section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was danced a short while before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was danced before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its beat is not certain: listen to it with clicks, or tap along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its energy is not that of the music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its pictures end long before the file says: it is damaged or not complete. Copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its size does not suit this part of the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its steps do not surely meet the beat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its steps would have to be %1 %2 to meet the beat, which is too much, so it plays at its own speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its tempo is far from the song&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining the moves and adding the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, because their files are missing: %1. Relink the library to use them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little room is left in %1: free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at %1 (%2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the clips and the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the video took longer than its limit of %1 minute. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the video took longer than its limit of %1 minutes. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the video took longer than its limit of %1 seconds. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the video took longer than its limit%1. Raise the limit in the settings, or try again: finished parts are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 (%2) does not lie on the 8-counts of this song, so it cannot be edited here. Plan again, or correct the song&apos;s counts back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1: the clip %2 is not in the library any more. Add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a region such as eu-central-1, or empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a whole path, such as the button beside it gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be an address such as https://storage.example.org, or empty for Amazon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be the name of a bucket: 3 or more letters, digits, dots and dashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be the whole path of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must lie outside the folder of the %1, or finished videos would be taken for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No beat in its sound: tap along, or enter its tempo and its 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No beat is known in this clip, so it plays at its own speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No beat was found in %1, so moves cannot be laid on it. Choose a song with a clear beat, or another genre if its tempo lies outside this one&apos;s range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No beat was found in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made. Check the address and its certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound: tap along, or enter its tempo and its 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the %1 clips in %2 can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not %1, but too few clips are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new came in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new came in. %1 known already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 clip is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 clips are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of %2 clips suit the song&apos;s %3 BPM, so moves come again often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of %2 clips suits the song&apos;s %3 BPM, so moves come again often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan the rest anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Played %1 faster so its steps meet the beat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Played %1 slower so its steps meet the beat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PySide6 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt cannot be loaded (%1): install Choreo Desktop again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt cannot be loaded because the system lacks %1: install it%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering the moves: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite %1, with search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several songs of the library match %1; say its number: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software (H.264)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software (H.265: smaller files, slower)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 needs a file name that ends in %2; “%3” does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The FFmpeg of the settings (%1) does not work; choose another one or leave the setting empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis of song %1 in the library cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annotation file %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annotation file %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The beat of %1 is uncertain; listen whether the steps meet it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The blueprint cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bucket cannot be used as it is set up: check its prefix in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bucket “%1” does not exist on %2. Check its name in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choices of %1 in the history cannot be read any more; choose them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choreography %1 has ended already (%2); its record is final.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choreography %1 is being made at this moment; wait for it or cancel it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choreography is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip %1 could not be rendered whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip %1 is not in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip is shorter than its place, so its last picture is held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 broke off. Check the network connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corrections kept for this song are damaged or written by a newer version, and are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corrections of this song cannot be read (%1): %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be %2. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be written. Free some space and try again; what came in before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: FFmpeg could not write its output. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: the video could not be joined. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is too full: %1 MB are needed %2 in %3, %4 MB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoder %1 does not keep every frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoder %1 of the settings does not work here now; the video is made with the software encoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoders cannot be tried: no temporary file can be written (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is missing in the bucket “%2”. Was it moved or deleted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is missing: it is not one of the chosen files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 was changed while it was downloaded. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than %1 takes. Choose a lower bit rate or another storage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the AWS profiles cannot be read. Correct it, or enter keys in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished video cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished video would be out of step with the music (%1); it was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 %2 cannot be used: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be used: %2. Choose one that you can write to, for example by setting %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be used: %2. Choose one that you can write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be written. Check its permissions and that the disk has space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for clips and videos cannot be used: choose another one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of clips %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hardware encoder may be the reason; choose the software encoder in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys for %1 have expired. Log in again or enter new ones in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of the profile cannot be had. Log in again, or choose another profile in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last move does not end with the song, so the plan cannot be edited here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length limit of %1 s ends before the first counts of the song do, at %2 s. Choose a longer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library cannot be used: install a Python whose SQLite is 3.34 or newer and has FTS5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library has no clips yet; import some first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moves are so short that the video would not have a single frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The music of %1 ends before its first 8-count, at %2 s. Correct where its 1 is, or choose another song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long for %1. Choose a shorter name or prefix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan of %1 in the history cannot be read any more; build it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile does not exist on this computer. Choose another in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was closed while this was being made. Make it again; finished parts are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of %1 in the history cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of clip %1 in the library cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of song %1 in the library cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region is not valid. Correct it in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segments could not be joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segments do not fit together: they were encoded differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting %1 was reset: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be saved in %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be used; the defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file is damaged; the defaults are used.%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings in %1 cannot be read (%2); the defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were written by a newer version of Choreo Desktop; the defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song %1 is missing: %2. Relink the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song %1 is no longer in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song %1 is shorter than one 8-count: only %2 beats were found. Choose a longer song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song and the clips lie on different drives; put them below one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song could not be brought into the library; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song&apos;s path %1 %2; rename the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of %1 cannot be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storage %1 cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storage on %1 is full. Free some space there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storage path %1 was refused for security: a link leads out of the storage folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storage path %1 was refused for security: it %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storage path %1 was refused for security: it may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The taps for %1 cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The taps for %1 cannot be used: they lie too close to each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The taps for %1 do not lie in the clip. Tap while it plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work took longer than its limit of %1 minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work took longer than its limit of %1 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work took longer than its limit of %1 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work took longer than its limit%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no keys for %1. Enter an access key and a secret key in the settings, or choose a profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no usable clips in the library. Add a folder of dance clips, each some seconds long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a choreography with the name %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no breath after the hard move before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no choreography with the name %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no clip %1 in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no clip and no song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no clip in %1; put some dance clips (.mp4, .mov, ...) there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no move %1; the plan has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place %1; the plan has %2 moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no song %1 in the library, and no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no song %1 in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no song %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough space for %1: %2 are needed, %3 are free. Free some space or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no room for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is unexpected: please report it with this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short for one 8-count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown genre %1. Choose one of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verse %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very long (%1 minutes): cut it into its moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this FFmpeg %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You locked it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your share of the disk is used up: %1 could not be %2. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a big move, saved for the strongest part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a closing move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an opening move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beats were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beginner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins with %1, which is no time; name a column “time” or “start”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins with a drive, scheme or protocol (x:); it must be a relative path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blueprint: holds something that JSON cannot (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blueprint: is %1 bytes long; the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blueprint: is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blueprint: is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blueprint: is not valid JSON (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blueprint: must be a JSON object, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bucket “%1” on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened. Check the permissions of the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used: this Python&apos;s SQLite cannot search. Install one with SQLite 3.34 or newer and FTS5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used: this Python&apos;s SQLite is too old to search. Install one with SQLite 3.34 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written because the disk is full. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written. Check that the disk has space and works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written. Check the permissions of the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clips and videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clips of another shape than the video cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts: has %1 entries for %2 beats; export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts: must be as many as beats, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts: must not be greater than the mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for working files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames are not evenly spaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hammerlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 lines; %2 are the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a part longer than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a part that begins with a dash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an empty part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has more cells in row %1 than columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has more than %1 entries or characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has neither beats nor sections; export it as JAMS, or as analyse --json prints it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has none of the columns %1 in its first line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has two columns of one name in its first line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a backslash; parts are separated by /</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interlaced clips cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an absolute path; it must be relative to the storage folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is damaged. Move it away to start with an empty library; your clips and videos are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is in use by another program. Close other windows of Choreo Desktop and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is left on its way to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than %1 MB; that is no file of beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not JSON (%1); export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not JSON that can be read; export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not UTF-8 text; save it as “CSV UTF-8”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a table that this program reads (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a text file; export labels, CSV or JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is required but missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its clip is too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its energy is that of the music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own speed because its tempo is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the FFmpeg of the settings empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaves the storage folder (..)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies outside %1 (a link)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked: %1 is locked beyond the end, on 8-count %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked: the clip %1 is not in the library any more. Unlock the move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked: two moves are locked on 8-count %1 of the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks %1 beats; %2 are the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks %1 sections; %2 are the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks neither two beats nor a section; mark some and export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max_stretch: must lie between 0 and %1, not %2; it says how far the speed of a clip may be from its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>means %1 beats; %2 are the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move %1 begins at frame %2 instead of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves[%1]: %2 comes twice in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves[%1]: a gap of %2 s before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves[%1]: an overlap of %2 s before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves[%1]: has no duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves[%1]: plays at %2 times its speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves[%1]: starts at %2 s, which is not on a 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves[0]: starts at %1 s, which is not the first 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number from 1 to %1, 23.976, 29.97 or 59.94, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be even, not %1: video is coded in pairs of pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be half a beat, one or four, either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must end in %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must increase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must increase by a microsecond or more, but point %1 does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must increase in both columns, but point %1 does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must lie between %1 and %2, not %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must_have: %1 is among the moves that must never be danced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name another FFmpeg in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly as good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs at least %1 taps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs at least two points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never: every move of the library is excluded. Leave at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no %1 (not needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer within %1 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one mark behind the end of the song is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output_config.output_path: would overwrite the clip of moves[%1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output_config.output_path: would overwrite the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planning needs a catalog and ears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused for security: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>romantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sections were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sensual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shadow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end %1 lies before the start %2; swap them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last move ends at %1 s, after the limit of %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last move ends at %1 s, after the music&apos;s %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last move ends at %1 s, before the last beat at %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quotation marks do not match (%1); mend the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the song has an odd bar there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the song starts %1 ms late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the taps lie too close to each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the taps lie too far apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their own speed because their tempo is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a file in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this FFmpeg has no %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>videos cannot be made in H.264, which is the usual kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>videos cannot be made in H.265</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>videos cannot have AAC sound, which is the usual kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>videos cannot have MP3 sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a bucket. Correct it in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the address of a server. Correct it in the settings; it looks like https://storage.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
