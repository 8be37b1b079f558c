/** The broad genres that every genre is rolled up into. */
export const BROAD_GENRES = [
  "Pop",
  "Indie",
  "Rock",
  "Metal",
  "Punk",
  "Hip Hop",
  "R&B & Soul",
  "Funk & Disco",
  "Electronic",
  "House & Techno",
  "Bass & Breaks",
  "Ambient & Experimental",
  "Jazz",
  "Blues",
  "Classical",
  "Country",
  "Folk",
  "Latin",
  "Reggae & Ska",
  "African",
  "Asian Pop",
  "World",
  "Soundtrack & Stage",
  "Gospel & Worship",
  "Children & Seasonal",
  "Spoken & Comedy",
  "Other",
] as const;

/** One of {@linkcode BROAD_GENRES}. */
export type BroadGenre = (typeof BROAD_GENRES)[number];

/** Names or words by broad genre, separated by commas. */
type Rules = Partial<Record<BroadGenre, string>>;

/**
 * Phrases whose meaning differs from that of their last word, matched anywhere in a name; the
 * longest wins. Written as {@linkcode plainGenre} writes them.
 */
export const PHRASES: Rules = {
  "Pop": `
    adult contemporary, easy listening, girl group, boy band, teen pop, hyper pop, vocal pop,
    dance pop, electro pop, electropop, hyperpop, power ballad, brill building, sunshine pop,
    bubblegum dance`,
  "Indie": `
    indie rock, indie pop, indie r n b, indie electronic, alternative pop, art pop, dream pop,
    noise pop, bedroom pop, chamber pop, jangle pop, twee pop, baroque pop, modern rock,
    alternative rock, math rock, post rock, slacker rock, space rock, lo fi, post punk,
    neo psychedelic, noise rock, emo pop, brit pop, hypnagogic pop, indie soul, indie punk, c86,
    alternative dance, dance punk, indie dance, indie folk pop`,
  "Rock": `
    rock n roll, pop rock, soft rock, yacht rock, new wave, power pop, glam rock, folk rock,
    country rock, blues rock, mellow gold, british invasion, adult contemporary rock, piano rock,
    punk blues, jam band, jazz rock, heartland rock`,
  "Metal": `
    rap metal, black n roll, death n roll, metal core, nu metal, hair metal, glam metal,
    doom jazz metal, sludge, djent, power metal, industrial metal`,
  "Punk": `
    pop punk, hardcore punk, riot grrrl, screamo, ska punk, folk punk, celtic punk,
    melodic hardcore, easy core, post hardcore, midwest emo, power violence, d beat,
    new york hardcore, beatdown hardcore, hardcore emo`,
  "Hip Hop": `
    hip hop, boom bap, chopped n screwed, g funk, jazz rap, latin rap, memphis rap, emo rap,
    cloud rap, uk drill, trap soul, lo fi hip hop, lo fi beats`,
  "R&B & Soul": `
    r n b, rhythm n blues, neo soul, new jack swing, quiet storm, northern soul, doo wop,
    blue eyed soul, philly soul, girl group soul, slow jam`,
  "Funk & Disco": `
    nu disco, italo disco, post disco, go go, boogie funk, hi nrg, jazz funk`,
  "Electronic": `
    trip hop, new rave, synth pop, electro swing, future funk, big room, industrial dance,
    ebm industrial, chill wave, intelligent dance music`,
  "House & Techno": `
    lo fi house, disco house, hard dance, deep disco, afro house, jazz house, hardcore techno,
    gabber hardcore, happy hardcore, uk hardcore, euro dance, euro house`,
  "Bass & Breaks": `
    drum n bass, uk garage, 2 step, uk bass, liquid funk, jump up, big beat, future garage,
    speed garage, bass music, jersey club, bass house, trap edm`,
  "Ambient & Experimental": `
    lo fi chill, lo fi study, new age, dark ambient, musique concrete, field recording,
    field recordings, free noise, harsh noise, power electronics, sound art, white noise,
    rain sounds, nature sounds, brown noise, deep listening, sound collage, no wave, avant garde,
    ambient pop, space ambient`,
  "Jazz": `
    jazz piano, avant garde jazz, jazz vibes, jazz guitar, jazz cello, big band,
    free improvisation, nu jazz, acid jazz, jazz fusion, hard bop, be bop, cool jazz, vocal jazz,
    latin jazz, gypsy jazz, jazz manouche, lounge jazz, third stream`,
  "Blues": `
    delta blues, chicago blues, country blues, jump blues, boogie woogie, piedmont blues`,
  "Classical": `
    german romanticism, contemporary classical, neo classical, post minimalism, early music,
    string quartet, classical piano, classical guitar, piano cover, neoclassical piano,
    modern composition`,
  "Country": `
    alt country, outlaw country, country pop, country rap, country trap, red dirt, honky tonk,
    western swing, country gospel, country blues rock, roots rock americana`,
  "Folk": `
    folk revival, singer songwriter, folk pop, indie folk, stomp n holler, anti folk, freak folk,
    neo folk, a cappella folk, chamber folk, psychedelic folk`,
  "Latin": `
    rock en espanol, rock nacional, funk carioca, baile funk, funk ostentacao, brazilian funk,
    bossa nova, latin pop, latin rock, latin alternative, latin trap, latin hip hop,
    regional mexican, nova mpb, musica popular brasileira, musica mexicana, nueva trova,
    nueva cancion, afro cuban, corridos tumbados, trap argentino, trap chileno, urbano latino,
    urban latino, axe music, tropical music, latin arena pop, pop nacional brasileiro,
    sad sierreno, banda sinaloense, trap latino`,
  "Reggae & Ska": `
    dance hall, lovers rock, roots reggae, rock steady, reggae fusion, two tone, dub poetry,
    reggae rock, ska jazz, dub reggae, nyahbinghi`,
  "African": `
    nigerian pop, nigerian hip hop, afro beat, afro pop, afro soul, afro r n b, afro swing,
    afro fusion, desert blues, bongo flava, alte cruise, ethio jazz, south african jazz, gqom,
    cape jazz, hip life, african gospel, soukous rumba, congolese rumba, mande pop, afro funk,
    hip hop kenya`,
  "Asian Pop": `
    k pop girl group, k pop boy group, j pop boy group, k pop, j pop, c pop, t pop, p pop, v pop,
    q pop, city pop, hk pop, k rock, j rock, k indie, j indie, k ballad, j rap, k rap, k hip hop,
    j hip hop, visual kei, j idol, thai pop, thai rock, chinese indie, thai indie,
    chinese hip hop, korean ost, korean r n b, shibuya kei, anime rock, japanese teen pop,
    idol kayo`,
  "World": `
    bollywood pop, punjabi pop, punjabi hip hop, desi pop, desi hip hop, tamil pop,
    hindustani classical, carnatic classical, turkish pop, turkish rock, arab pop, balkan brass,
    celtic rock, world fusion, throat singing, polynesian pop, hawaiian music, celtic music,
    world music`,
  "Soundtrack & Stage": `
    show tunes, movie tunes, film score, video game music, anime score, epicore,
    cinematic classical, broadway musical, hollywood musical, west end, theme music,
    television music, game soundtrack, library music, disney music`,
  "Gospel & Worship": `
    christian rock, christian metal, christian hip hop, christian pop, christian rap,
    contemporary christian, christian alternative rock, praise n worship, ccm, christian punk,
    christian indie, southern gospel, christian music, gospel r n b`,
  "Children & Seasonal": `
    nursery rhymes, childrens music, children s music, kids music, lullaby, christmas jazz,
    christmas pop, halloween music, preschool children`,
  "Spoken & Comedy": `
    spoken word, stand up comedy, comedy rap, comedy rock, parody music, audio book,
    guided meditation, radio play, sound effects`,
};

/** The broad genre of a single word. The last word of a name that is listed here decides. */
export const WORDS: Rules = {
  "Pop": `
    pop, schlager, chanson, ballad, ballads, karaoke, crooner, yeye, lounge, variete, hitparade,
    viral, idol, talent, mainstream, torch, exotica, standards, levenslied, dansband, turbofolk`,
  "Indie": `
    indie, alternative, shoegaze, slowcore, sadcore, grunge, emo, gaze, britpop, nugaze,
    madchester, paisley, psych, psychedelia, psychedelic, freakbeat, indietronica, alt`,
  "Rock": `
    rock, rockabilly, psychobilly, surf, garage, merseybeat, krautrock, prog, progressive, glam,
    goth, gothic, southern, stoner, aor, beat, mod, zeuhl, canterbury, guitar`,
  "Metal": `
    metal, thrash, deathcore, metalcore, grindcore, goregrind, doom, mathcore, djent, nwobhm,
    death, grind, heavy, slam, blackgaze, viking, deathgrind, crustgrind`,
  "Punk": `
    punk, oi, hardcore, crust, anarcho, straightedge, hxc, skate, screamo, emoviolence, skramz`,
  "Hip Hop": `
    rap, trap, drill, crunk, hyphy, phonk, plugg, rage, grime, turntablism, horrorcore, hip,
    mumble, bounce, hiplife, rapcore, pluggnb, gangsta, beatboxing, nerdcore, cypher`,
  "R&B & Soul": `
    soul, rnb, motown, urban, groove, doowop, crossover`,
  "Funk & Disco": `
    funk, disco, boogie, funky, minneapolis, freestyle`,
  "Electronic": `
    electronic, electronica, electro, edm, dance, idm, synth, synthpop, glitch, wave, chiptune,
    8bit, industrial, ebm, downtempo, chillout, complextro, moombahton, eurobeat, electroclash,
    club, dj, remix, rave, laptop, folktronica, aggrotech, futurepop, bloghouse, plunderphonics,
    hardwave, minimal, balearic, witch, vapor`,
  "House & Techno": `
    house, techno, trance, psytrance, hardstyle, gabber, eurodance, tech, schranz, microhouse,
    goa, frenchcore, makina, donk, jumpstyle, rawstyle, ghettotech, room, electrohouse, speedcore,
    terrorcore, nrg, footwork, juke, psybient`,
  "Bass & Breaks": `
    dubstep, dnb, jungle, breakbeat, breaks, breakcore, brostep, bass, riddim, ukg, neurofunk,
    darkstep, bassline, halftime, wonky, liquid, drumfunk, jumpup, darkcore`,
  "Ambient & Experimental": `
    ambient, drone, noise, experimental, meditation, healing, sleep, focus, lofi, chill,
    relaxative, spa, yoga, asmr, electroacoustic, improvisation, soundscape, binaural,
    mindfulness, calming, reiki, environmental, concrete, microsound, onkyo, lowercase,
    acousmatic, avantgarde, rain, tape, relax, study`,
  "Jazz": `
    jazz, swing, bebop, bop, dixieland, ragtime, stride, fusion, saxophone, trumpet, manouche,
    vibraphone, jazztronica, skiffle, trombone, postbop`,
  "Blues": `
    blues, harmonica, bluesrock, zydeco`,
  "Classical": `
    classical, baroque, opera, orchestra, orchestral, symphony, symphonic, choir, choral,
    romantic, impressionism, minimalism, neoclassical, piano, cello, violin, requiem, string,
    chamber, renaissance, medieval, concerto, sonata, organ, operetta, lieder, harp, soprano,
    composition, serialism, philharmonic, strings, quartet, flute, oratorio, tenor, ensemble,
    lute, harpsichord, viola, conductor, polyphony, motet, brass, classique`,
  "Country": `
    country, bluegrass, americana, honkytonk, western, cowboy, nashville, countrypolitan, banjo,
    cowpunk, truck, newgrass, bakersfield, redneck`,
  "Folk": `
    folk, songwriter, acoustic, shanty, shanties, troubadour, fingerstyle, ukulele, bard, lilith,
    ballade, liedermacher, cantautor, cantautori, cantautora, visor, freakfolk, folclore, folclor`,
  "Latin": `
    latin, latino, latina, reggaeton, salsa, bachata, merengue, cumbia, samba, mpb, tango, bossa,
    mariachi, ranchera, norteno, corrido, corridos, banda, sertanejo, forro, pagode, vallenato,
    bolero, mambo, son, cubaton, dembow, tropicalia, champeta, huayno, grupera, duranguense,
    tejano, piseiro, arrocha, axe, flamenco, rumba, timba, guaracha, mexicano, mexicana, chilena,
    chileno, argentino, argentina, colombiano, peruana, perreo, neoperreo, tropical, brega, choro,
    chicha, tierra, sierreno, brasileiro, brasileira, brazilian, mexican, musica, cubano, urbano,
    electrocumbia, quebradita, plena, cuarteto, zamba, chacarera, frevo, maracatu, espanol,
    dominicano`,
  "Reggae & Ska": `
    reggae, ska, dub, dancehall, rocksteady, soca, calypso, ragga, toasting, roots, mento`,
  "African": `
    afrobeat, afrobeats, amapiano, gqom, highlife, kwaito, soukous, african, mbalax, juju,
    kizomba, kuduro, azonto, afropop, naija, nigerian, ghanaian, kenyan, benga, gengetone, alte,
    chimurenga, maskandi, mbaqanga, taarab, singeli, bikutsi, makossa, coupe, morna, semba,
    zouglou, tanzanian, ugandan, zimdancehall, afro, afroswing, afrofunk, raboday, wassoulou,
    fuji, bolobedu`,
  "Asian Pop": `
    kpop, jpop, cantopop, mandopop, cpop, anime, vocaloid, opm, enka, kayokyoku, korean, otacore,
    japanese, chinese, taiwanese, thai, vietnamese, indonesian, filipino, malaysian, pinoy, jrock,
    vinahouse, mandarin, cantonese, dangdut, touhou, jpunk, seiyu, gufeng, singaporean, trot`,
  "World": `
    world, celtic, klezmer, bollywood, bhangra, qawwali, hindustani, carnatic, raga, sufi, ghazal,
    arabic, arab, persian, turkish, arabesk, fado, rai, gnawa, chaabi, polka, balkan, gamelan,
    filmi, indian, hindi, punjabi, tamil, telugu, desi, bengali, pakistani, nepali, israeli,
    hebrew, greek, laiko, rebetiko, entehno, irish, scottish, traditional, manele, kurdish, zouk,
    hawaiian, maori, polynesian, mizrahi, malayalam, kannada, sertao, khaleeji, dabke, oud, sitar,
    mongolian, tuvan, joik, georgian, armenian, azeri, kompa, tibetan, native, aboriginal,
    sinhala, marathi, bhojpuri, haryanvi, gujarati, volksmusik, yodeling, sephardic, romani,
    bagpipe, ceilidh`,
  "Soundtrack & Stage": `
    soundtrack, scorecore, hollywood, score, scores, ost, musical, musicals, broadway, cabaret,
    theme, cinematic, disney, vgm, trailer, showtunes, vaudeville, cast, tunes, cinema`,
  "Gospel & Worship": `
    gospel, worship, christian, praise, hymns, hymn, ccm, spirituals, gregorian, chant,
    liturgical, mantra, kirtan, bhajan, nasheed, religious, catholic, adoracion, louvor,
    devotional, quran, anthems, jewish, lds, islamic, byzantine, shabad`,
  "Children & Seasonal": `
    children, childrens, kids, kinder, kindermusik, christmas, xmas, halloween, carols, holiday,
    lullabies, infantil, kinderchor, hoerspiel, infantiles, birthday`,
  "Spoken & Comedy": `
    comedy, comic, spoken, poetry, audiobook, podcast, speech, parody, novelty, humor, reading,
    drama, horspiel, comedie, interview, standup, motivation, sounds`,
};

/** The broad genre of a suffix, for compounds such as `dreamwave`; the longest wins. */
export const ENDINGS: Rules = {
  "Metal": `
    metal, metalcore, deathcore, grind, thrash`,
  "Hip Hop": `
    rap, hop, drill, trap, phonk`,
  "House & Techno": `
    house, techno, trance, style`,
  "Bass & Breaks": `
    step, breaks, bass`,
  "Punk": `
    punk, core, violence`,
  "Reggae & Ska": `
    reggae, ska, dub, hall`,
  "Latin": `
    ton, cumbia, eira`,
  "Indie": `
    gaze`,
  "Electronic": `
    wave, synth, tronica, tronic, electro, rave`,
  "Funk & Disco": `
    funk, disco`,
  "R&B & Soul": `
    soul, rnb`,
  "Jazz": `
    jazz, bop`,
  "Folk": `
    folk, song, lied`,
  "Pop": `
    pop, beat, schlager`,
  "Rock": `
    rock, billy`,
  "Blues": `
    blues`,
  "World": `
    musik, muzika`,
};

/** The names of a broad genre in a set of rules. */
export function namesOf(rules: Rules, broad: BroadGenre): string[] {
  return (rules[broad] ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");
}
