/** Words of invented English names and titles, parted by spaces; `_` stands for a space inside. */
const words = (text: string): readonly string[] =>
  text.trim().split(/\s+/).map((word) => word.replaceAll("_", " "));

/** Adjectives of bands and titles. */
export const ADJECTIVES = words(`
  Borrowed Municipal Tidal Unpaid Reluctant Porcelain Northbound Provincial Cardboard Lukewarm
  Nocturnal Velour Amber Crooked Papery Drowsy Elastic Fluorescent Folded Gentle Gilded Hollow
  Idle Immaculate Imaginary Inland Lacquered Lopsided Lunar Marbled Mild Misplaced Mossy Muted
  Nameless Narrow Obedient Offshore Ordinary Overcast Paisley Patient Pewter Polite Prismatic
  Quilted Rented Rusted Salted Second-hand Seaside Sleepless Slow Soft-spoken Spare Stolen Sunken
  Tangled Temporary Tender Thursday Timid Translucent Unfinished Unlit Upstairs Vacant Varnished
  Wandering Waterproof Weatherproof Whispering Windblown Wooden Woollen Yawning Zinc`);

/** Nouns in the singular. */
export const NOUNS = words(`
  Lantern Ferry Umbrella Cartographer Orchard Escalator Typist Heron Magistrate Kettle Postcard
  Antler Archipelago Attic Balcony Barometer Beehive Bicycle Boathouse Bonfire Bramble Cathedral
  Chandelier Chimney Clockmaker Comet Compass Copperwork Corridor Daybreak Delta Dictionary Dovecote
  Dragonfly Elevator Estuary Factory Fern Firefly Footbridge Fountain Gardener Glacier Glasshouse
  Granary Gymnast Harbour Harvest Haystack Hinterland Hourglass Icebreaker Inkwell Island Jetty
  Jigsaw Keyhole Ladder Lagoon Laundry Librarian Lighthouse Locksmith Locomotive Magnet Mailbox
  Marigold Meadow Meridian Metronome Milkman Mirror Monsoon Moth Motorway Notebook Oarsman
  Observatory Orbit Overcoat Paperweight Parachute Pavement Pendulum Pharmacy Pigeon Planetarium
  Quarry Radiator Raincoat Reservoir Riverbed Rooftop Sailor Saltmarsh Satellite Semaphore Shipyard
  Signal Snowfield Staircase Starling Suitcase Sundial Swimmer Switchboard Tangerine Telegram
  Telescope Terrace Thicket Tramline Trapeze Tugboat Turnstile Typewriter Vestibule Viaduct
  Wardrobe Waterfall Weathervane Wheatfield Windmill Window Workshop Xylophone Yard Zeppelin`);

/** Where things happen in titles. */
export const PLACES = words(`
  the_Boathouse the_Stairwell Platform_Nine the_Back_Garden Unit_14 the_Breakwater Lower_Marsh
  the_Reading_Room Old_Harbour Terminal_C the_Long_Hall Saltmarsh_Road the_Attic Exit_41
  the_Observatory Quarry_Hill the_Greenhouse the_Night_Bus Tollgate the_Ferry_Queue Floor_Seventeen
  the_Orchard the_Car_Wash Pier_Six the_Waiting_Room the_Lending_Library the_Allotments`);

/** What is done in titles. */
export const VERBS = words(`
  Fold Carry Forget Borrow Count Follow Mend Water Unlock Paint Trace Bury Outrun Rewind Unpack Name
  Measure Repeat Soften Answer Polish Rehearse Undo Swallow Gather Sharpen Wax Misread Salt Tune`);

/** Things that feelings are told with. */
export const MOODS = words(`
  Gravity Weather Static Patience Sleep Distance Velocity Silence Salt Honey Rust Echo Dust Smoke
  Winter August Thunder Memory Arithmetic Daylight Moonlight Electricity Nostalgia Mercury Cinnamon
  Undertow Perfume Vertigo Tomorrow Yesterday Appetite Etiquette Frost Pollen Magnetism Altitude`);

/** Given names of invented singers; their family names are made of {@linkcode SURNAMES}. */
export const GIVEN = words(`
  Ada Alba Anselm Anouk Arlo Aurel Bea Benno Brisa Calla Casimir Cleo Corin Dagny Delphine Edda
  Elio Esme Fenna Fiora Florian Gala Gus Hedda Ilse Imre Ines Isolde Jonah Juno Kasimir Keir
  Lavinia Leif Lenka Linus Lotte Mabel Maia Marek Mirela Nadja Nico Odile Orla Otto Petra Quill Rafe
  Ravi Romy Runa Saskia Silvan Sunniva Tamsin Teo Thea Ulla Viggo Wilma Xenia Yara Zelda Zoran`);

/** First and second halves of invented family names. */
export const SURNAMES: readonly [readonly string[], readonly string[]] = [
  words(`Astr Varn Ostr Quill Merr Dov Thorn Holl Ves Kar Lund Brask Fenn Gorr Hald Iver Jask Kell
    Lor Marr Nyst Orl Pell Quor Rask Sund Tarv Ulv Vel Wend Yar Zell Corv Drusk Elg Fjor`),
  words(`ake ane owin ance ert ing ander olt iska ova elli quist ard ombe ette uck ingham erby ain
    oso enko ides una arro eau inski mann stead wick more lund bury`),
];

/** Beginnings, middles and ends of invented words that serve as names. */
export const SYLLABLES: readonly [readonly string[], readonly string[], readonly string[]] = [
  words(`Vor Kae Lum Mel Or Syn Thal Ny Zer Olv Pra Hel Ix Jor Qua Ruv Sel Tiv Ul Wex Ar Bel Cir Dra
    Ek Fel Gly Hux`),
  words(`e a i o u ae io au ei ora ela ini ovo usu ala emi ira oxo`),
  words(`lle ra lum x th nn ria dor vex lis mon que zar ne sk tra ph ly ros dae nt mir`),
];

/** What collectives and long names are made of. */
export const COLLECTIVES = words(`
  Society Orchestra Ensemble Department Committee Choir Sextet Bureau Association Collective
  Institute Club Assembly Philharmonic Union`);

/** What such collectives care for. */
export const CAUSES = words(`
  the_Preservation_of_Slightly_Broken_Umbrellas Unanswered_Letters Left-handed_Gardeners
  the_Study_of_Small_Noises Interrupted_Naps the_Prevention_of_Mondays Retired_Lighthouses
  the_Proper_Stacking_of_Chairs Improbable_Weather Lost_Gloves_and_Single_Socks
  the_Advancement_of_Doing_Nothing_in_Particular Nearly_Finished_Bridges`);

/** Names with marks that a site must show and link rightly. */
export const MARKED_NAMES: readonly string[] = [
  "100% Maybe",
  "Left/Right/Left",
  'The "Almost" Aunts',
  "Signal & Noise Dept.",
  "O'Quillane's Clock",
  "moth picnic 🦋",
  "🌵 Cactus Telegram 🌵",
  "Who Folded This?",
  "#tidepool",
  "C:\\rewind",
  "Plus+Minus+Tea",
  "less < more",
  "semi;colon",
  "...and the Kettle Sang",
  "Zoë Ångström-Nuñez",
  "N/A Nation",
  "50/50 Ferry",
  "Nora “Static” Velloux",
  "the lower case society",
  "Half_Underscore",
  "Ünicøde Ørchestra",
  "Snowman ☃ Signal",
  "Thirty Percent Off %",
  "=SUM(Sorrow)",
  "👩‍🚀 Orbit Aunt",
];
