// What the document screen says, in nynorsk.
import type { DocumentWords } from './nb';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;

export const nn: DocumentWords = {
  title: 'Innspelsdokument',
  toSynthesis: 'Samanstilling',
  toDesk: 'Arbeidsflata til prosessleiaren',
  writing: 'Tekstane',
  preview: 'Slik blir dokumentet',
  panes: 'Kva som blir vist',

  parts: {
    introduction: { title: 'Innleiing', hint: 'Står feltet tomt, blir innleiinga laga av opplysningane om møteplassen. Tom linje gjev nytt avsnitt.' },
    summary: { title: 'Oppsummering og konklusjon', hint: 'Sekretariatet sine eigne ord. Tom linje gjev nytt avsnitt.' },
    attachments: { title: 'Vedlegg', hint: 'For vedlegg som blir sende på annan måte: eitt på kvar linje. Filer legg du ved under.' },
    contact: { title: 'Kontakt', hint: 'Den som svarar på spørsmål om dokumentet. Står feltet tomt, blir kontakten frå oppsettet brukt.' },
    greeting: { title: 'Avsluttande helsing', hint: 'Til dømes takk til deltakarane.' },
  },
  heading: (part) => `Eiga overskrift i staden for «${part}»`,
  headingShort: 'Eiga overskrift',
  text: (part) => part,
  lead: (number) => `Innleiande tekst til spørsmål ${number}`,
  leads: 'Tekst under kvart spørsmål',
  useFacts: 'Byrj med den ferdige innleiinga',

  saving: {
    saved: 'Lagra',
    waiting: 'Skriv …',
    saving: 'Lagrar …',
    not_saved: 'Ikkje lagra',
    retry: 'Prøv igjen',
    lastBy: (who, time) => `Sist endra av ${who} kl. ${time}`,
    collision: 'Ein kollega skreiv i den same teksten samstundes.',
    theirs: 'Teksten til kollegaen',
    keepMine: 'Behald min',
    takeTheirs: 'Bruk den andre',
    both: 'Behald begge',
  },
  roles: { participant: 'ein deltakar', facilitator: 'prosessleiaren', secretariat: 'sekretariatet', wall: 'storskjermen' },

  options: {
    title: 'Kva dokumentet viser',
    participants: 'Deltakarliste',
    lists: {
      consenting: 'Dei som har sagt ja til å stå der',
      organisations: 'Berre organisasjonane deira',
      nobody: 'Inga deltakarliste',
    },
    group_names: 'Kva grupper som står bak kvar linje',
    group_count: 'Kor mange grupper som står bak kvar linje',
    order_by_weight: 'Det flest grupper seier, først',
    annex_merged: 'Vedlegg med samanslåtte og utelatne innspel',
    annex_received: 'Vedlegg med alle innspel slik dei kom inn',
    account: 'Rekneskap over innspela til slutt',
  },

  account: {
    title: 'Rekneskapen',
    received: (count) => `Innkome ${count}`,
    parts: {
      bullet: (count) => `attgjeve ${count}`,
      merged: (count) => `slått saman ${count}`,
      figure: (count) => `i ordskya ${count}`,
      left_out: (count) => `utelate ${count}`,
      withdrawn: (count) => `trekt ${count}`,
      held: (count) => `halde tilbake ${count}`,
      erased: (count) => `sletta ${count}`,
    },
    holds: 'Kvart innspel har nøyaktig éin plass.',
    fails: 'Rekneskapen går ikkje opp, og dokumentet kan ikkje lagast.',
    unplaced: (count) => `${many(count, 'innspel er ikkje plassert på tavla. Det blir likevel trykt', 'innspel er ikkje plasserte på tavla. Dei blir likevel trykte')}, under «Andre innspel» eller sist i lista.`,
    counting: 'Tel …',
    download: 'Last ned rekneskapen (JSON)',
  },

  remarks: {
    title: 'Merknader før sending',
    reading: 'Les dokumentet …',
    none: 'Ingenting å merke seg.',
    open: (count) => `${count === 1 ? 'Éin merknad' : `${count} merknader`}. Dokumentet kan sendast likevel.`,
    more: (count) => `… og ${count} til.`,
    question: (number) => `Spørsmål ${number}`,
    kinds: {
      names_a_person: 'Ser ut til å nemne ein person',
      tells_of_health: 'Ser ut til å fortelje om helsa til nokon',
      picture_without_words: 'Bilete utan ord for den som ikkje ser det',
      quotation_differs: 'Sitat som ikkje er likt innspelet, bokstav for bokstav',
      number_without_source: 'Tal utan kjelde',
      sentence_without_sender: 'Setning som ingen har sagt',
      other_language: 'Linje på eit anna språk enn innspelet',
      empty_theme: 'Tema utan linjer',
      abbreviation: 'Forkorting som ikkje er forklart',
      unplaced: 'Innspel som ikkje er plasserte',
    },
    what: (remark) => {
      switch (remark.remark) {
        case 'names_a_person': return `«${remark.name}»:`;
        case 'tells_of_health': return `«${remark.word}»:`;
        case 'number_without_source': return `${remark.number}:`;
        case 'sentence_without_sender': return `«${remark.sentence}» Vis til ei linje, eller skriv «Sekretariatet si vurdering:» først i avsnittet.`;
        case 'empty_theme': return `«${remark.heading}»:`;
        case 'picture_without_words': return `«${remark.name}»:`;
        case 'abbreviation': return `${remark.abbreviation}:`;
        case 'quotation_differs':
        case 'other_language':
        case 'unplaced': return '';
      }
    },
  },

  draft: {
    make: 'Lag eit utkast av det som er sagt',
    hint: 'Utkastet tel og nemner berre det dokumentet har. Vurderingane er dykkar.',
    nothing: 'Det er ikkje noko å oppsummere enno.',
    source: (number) => `kjelde ${number}`,
    use: 'Set inn i teksten',
    close: 'Forkast utkastet',
  },

  attached: {
    add: 'Legg ved filer',
    kinds: 'PDF, bilete (PNG eller JPEG) eller rein tekst, opptil 8 MB kvar. Bilete og tekst blir trykte i dokumentet; ein PDF følgjer som eiga fil.',
    sending: (file: string) => `Sender ${file} …`,
    added: (file: string) => `${file} er lagd ved.`,
    size: (bytes: number) => (bytes < 999_500 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`),
    title: 'Kva vedlegget heiter i dokumentet',
    alt: 'Kva biletet viser, for den som ikkje ser det',
    up: (file: string) => `Flytt ${file} opp`,
    upShort: 'Opp',
    down: (file: string) => `Flytt ${file} ned`,
    downShort: 'Ned',
    fetch: (file: string) => `Hent ${file}`,
    fetchShort: 'Hent',
    remove: (file: string) => `Ta bort ${file}`,
    removeShort: 'Ta bort',
    removed: (file: string) => `${file} er teken bort.`,
    removeHeading: 'Ta bort vedlegget',
    removeLead: (file: string) => `${file} blir sletta frå tenaren og kan ikkje hentast tilbake.`,
    keep: 'Behald',
  },

  downloads: {
    title: 'Last ned',
    more: 'Fleire format',
    formats: {
      pdf: 'PDF', docx: 'Word', odt: 'LibreOffice (ODT)', html: 'Nettside (HTML)', md: 'Markdown', txt: 'Rein tekst', xlsx: 'Excel', csv: 'Rekneskapen (CSV)', 'a3.pdf': 'PDF med arkivet inni', zip: 'Sendepakke (ZIP)',
    },
    hints: {
      pdf: 'Tilgjengeleg og arkivverdig. Til mottakaren.', docx: 'Til vidare redigering.', html: 'Éi fil som kan lesast utan nett.',
      md: 'Rein tekst med merking.', odt: 'Til vidare redigering.', txt: 'Til ein e-post.', xlsx: 'Rekneskapen: eitt innspel på kvar rad.', csv: 'Eitt innspel på kvar rad.',
      'a3.pdf': 'PDF/A-3, til langtidslagring.', zip: 'PDF-en, vedlegga og rekneskapen som filer.',
    },
    cloud: (number) => `Ordskya til spørsmål ${number}`,
    archive: 'Heile møteplassen (JSON)',
    working: 'Lagar fila …',
    failed: 'Fila kunne ikkje lagast.',
    done: (file) => `${file} er lasta ned.`,
  },

  files: {
    unreachable: 'Serveren svarer ikkje. Prøv igjen om litt.',
    busy: 'Serveren har det travelt. Prøv igjen om litt.',
    notMade: 'Serveren lagar ikkje filer i dette formatet.',
    note: (words) => `Det gjeld «${words}».`,
  },

  previewing: { loading: 'Lagar førehandsvisinga …', failed: 'Førehandsvisinga kunne ikkje lagast.', frame: 'Førehandsvising av dokumentet' },
};
