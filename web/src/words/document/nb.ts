// What the document screen says. Bokmål is the source.
import type { Part, ParticipantList, Remark } from '../../protocol/messages';

export const nb = {
  title: 'Innspillsdokument',
  toSynthesis: 'Sammenstilling',
  toDesk: 'Prosesslederens arbeidsflate',
  writing: 'Tekstene',
  preview: 'Slik blir dokumentet',
  panes: 'Hva som vises',

  parts: {
    introduction: { title: 'Innledning', hint: 'Står feltet tomt, lages innledningen av opplysningene om møteplassen. Tom linje gir nytt avsnitt.' },
    summary: { title: 'Oppsummering og konklusjon', hint: 'Sekretariatets egne ord. Tom linje gir nytt avsnitt.' },
    attachments: { title: 'Vedlegg', hint: 'For vedlegg som sendes på annen måte: ett på hver linje. Filer legges ved under.' },
    contact: { title: 'Kontakt', hint: 'Den som svarer på spørsmål om dokumentet. Står feltet tomt, brukes kontakten fra oppsettet.' },
    greeting: { title: 'Avsluttende hilsen', hint: 'For eksempel takk til deltakerne.' },
  } satisfies Record<Part, { title: string; hint: string }>,
  heading: (part: string) => `Egen overskrift i stedet for «${part}»`,
  headingShort: 'Egen overskrift',
  text: (part: string) => part,
  lead: (number: number) => `Innledende tekst til spørsmål ${number}`,
  leads: 'Tekst under hvert spørsmål',
  useFacts: 'Begynn med den ferdige innledningen',

  saving: {
    saved: 'Lagret',
    waiting: 'Skriver …',
    saving: 'Lagrer …',
    not_saved: 'Ikke lagret',
    retry: 'Prøv igjen',
    lastBy: (who: string, time: string) => `Sist endret av ${who} kl. ${time}`,
    collision: 'En kollega skrev i den samme teksten samtidig.',
    theirs: 'Kollegaens tekst',
    keepMine: 'Behold min',
    takeTheirs: 'Bruk kollegaens',
    both: 'Behold begge',
  },
  roles: { participant: 'en deltaker', facilitator: 'prosesslederen', secretariat: 'sekretariatet', wall: 'storskjermen' },

  options: {
    title: 'Hva dokumentet viser',
    participants: 'Deltakerliste',
    lists: {
      consenting: 'De som har sagt ja til å stå der',
      organisations: 'Bare organisasjonene deres',
      nobody: 'Ingen deltakerliste',
    } satisfies Record<ParticipantList, string>,
    group_names: 'Hvilke grupper som står bak hver linje',
    group_count: 'Hvor mange grupper som står bak hver linje',
    order_by_weight: 'Det flest grupper sier, først',
    annex_merged: 'Vedlegg med sammenslåtte og utelatte innspill',
    annex_received: 'Vedlegg med alle innspill slik de kom inn',
    account: 'Regnskap over innspillene til slutt',
  },

  account: {
    title: 'Regnskapet',
    received: (count: number) => `Innkommet ${count}`,
    parts: {
      bullet: (count: number) => `gjengitt ${count}`,
      merged: (count: number) => `slått sammen ${count}`,
      figure: (count: number) => `i ordskyen ${count}`,
      left_out: (count: number) => `utelatt ${count}`,
      withdrawn: (count: number) => `trukket ${count}`,
      held: (count: number) => `holdt tilbake ${count}`,
      erased: (count: number) => `slettet ${count}`,
    },
    holds: 'Hvert innspill har nøyaktig én plass.',
    fails: 'Regnskapet går ikke opp, og dokumentet kan ikke lages.',
    unplaced: (count: number) => `${count} innspill er ikke plassert på tavlen, men trykkes likevel, under «Øvrige innspill» eller sist i listen.`,
    counting: 'Teller …',
    download: 'Last ned regnskapet (JSON)',
  },

  remarks: {
    title: 'Merknader før sending',
    reading: 'Leser dokumentet …',
    none: 'Ingenting å bemerke.',
    open: (count: number) => `${count === 1 ? 'Én merknad' : `${count} merknader`}. Dokumentet kan sendes likevel.`,
    more: (count: number) => `… og ${count} til.`,
    question: (number: number) => `Spørsmål ${number}`,
    kinds: {
      names_a_person: 'Ser ut til å nevne en person',
      tells_of_health: 'Ser ut til å fortelle om noens helse',
      picture_without_words: 'Bilde uten ord for den som ikke ser det',
      quotation_differs: 'Sitat som ikke er likt innspillet, bokstav for bokstav',
      number_without_source: 'Tall uten kilde',
      sentence_without_sender: 'Setning som ingen har sagt',
      other_language: 'Linje på et annet språk enn innspillet',
      empty_theme: 'Tema uten linjer',
      abbreviation: 'Forkortelse som ikke er forklart',
      unplaced: 'Innspill som ikke er plassert',
    } satisfies Record<Remark['remark'], string>,
    what: (remark: Remark): string => {
      switch (remark.remark) {
        case 'names_a_person': return `«${remark.name}»:`;
        case 'tells_of_health': return `«${remark.word}»:`;
        case 'number_without_source': return `${remark.number}:`;
        case 'sentence_without_sender': return `«${remark.sentence}» Vis til en linje, eller skriv «Sekretariatets vurdering:» først i avsnittet.`;
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
    make: 'Lag et utkast av det som er sagt',
    hint: 'Utkastet teller og navngir bare det dokumentet har. Vurderingene er deres.',
    nothing: 'Det er ikke noe å oppsummere ennå.',
    source: (number: number) => `kilde ${number}`,
    use: 'Sett inn i teksten',
    close: 'Forkast utkastet',
  },

  attached: {
    add: 'Legg ved filer',
    kinds: 'PDF, bilde (PNG eller JPEG) eller ren tekst, opptil 8 MB hver. Bilder og tekst trykkes i dokumentet; en PDF følger som egen fil.',
    sending: (file: string) => `Sender ${file} …`,
    added: (file: string) => `${file} er lagt ved.`,
    size: (bytes: number) => (bytes < 999_500 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`),
    title: 'Hva vedlegget heter i dokumentet',
    alt: 'Hva bildet viser, for den som ikke ser det',
    up: (file: string) => `Flytt ${file} opp`,
    upShort: 'Opp',
    down: (file: string) => `Flytt ${file} ned`,
    downShort: 'Ned',
    fetch: (file: string) => `Hent ${file}`,
    fetchShort: 'Hent',
    remove: (file: string) => `Ta bort ${file}`,
    removeShort: 'Ta bort',
    removed: (file: string) => `${file} er tatt bort.`,
    removeHeading: 'Ta bort vedlegget',
    removeLead: (file: string) => `${file} slettes fra serveren og kan ikke hentes tilbake.`,
    keep: 'Behold',
  },

  downloads: {
    title: 'Last ned',
    more: 'Flere formater',
    formats: {
      pdf: 'PDF', docx: 'Word', odt: 'LibreOffice (ODT)', html: 'Nettside (HTML)', md: 'Markdown', txt: 'Ren tekst', xlsx: 'Excel', csv: 'Regnskapet (CSV)', 'a3.pdf': 'PDF med arkivet inni', zip: 'Sendepakke (ZIP)',
    },
    hints: {
      pdf: 'Tilgjengelig og arkivverdig. Til mottakeren.', docx: 'Til videre redigering.', html: 'Én fil som kan leses uten nett.',
      md: 'Ren tekst med merking.', odt: 'Til videre redigering.', txt: 'Til en e-post.', xlsx: 'Regnskapet: ett innspill på hver rad.', csv: 'Ett innspill på hver rad.',
      'a3.pdf': 'PDF/A-3, til langtidslagring.', zip: 'PDF-en, vedleggene og regnskapet som filer.',
    },
    cloud: (number: number) => `Ordskyen til spørsmål ${number}`,
    archive: 'Hele møteplassen (JSON)',
    working: 'Lager filen …',
    failed: 'Filen kunne ikke lages.',
    done: (file: string) => `${file} er lastet ned.`,
  },

  files: {
    unreachable: 'Serveren svarer ikke. Prøv igjen om litt.',
    busy: 'Serveren har det travelt. Prøv igjen om litt.',
    notMade: 'Serveren lager ikke filer i dette formatet.',
    note: (words: string) => `Det gjelder «${words}».`,
  },

  previewing: { loading: 'Lager forhåndsvisningen …', failed: 'Forhåndsvisningen kunne ikke lages.', frame: 'Forhåndsvisning av dokumentet' },
};
export type DocumentWords = typeof nb;
