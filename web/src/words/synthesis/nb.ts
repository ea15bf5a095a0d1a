// Bokmål: every sentence of the secretariat's board.
import type { Told } from '../../synthesis/history';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;
const innspill = (count: number): string => many(count, 'innspill', 'innspill');
const linjer = (count: number): string => many(count, 'linje', 'linjer');
const to = (heading: string | null): string => (heading === null ? 'punktlisten' : `«${heading}»`);

export const nb = {
  title: 'Sammenstilling',
  toDocument: 'Dokumentet',
  toDesk: 'Prosesslederens arbeidsflate',
  questions: 'Spørsmål',
  questionTab: (number: number) => `Spørsmål ${number}`,
  forms: { themes: 'Temaer', list: 'Punktliste', cloud: 'Ordsky' },
  cloudNote: 'Svarene trykkes som ordsky med en tabell over ordene. Bare det du utelater her, holdes utenfor.',
  inCloudCount: (count: number) => `${count} i ordskyen`,
  notPlacedCount: (count: number) => `${count} ikke plassert`,
  noNotes: 'Ingen innspill',
  allPlaced: 'Alt er plassert',
  rootList: 'Punktlisten',
  aloneList: 'Alene med vilje',
  unknownGroup: 'Ukjent gruppe',
  colleagues: 'Til stede nå',
  colleague: 'En kollega',
  colleagueIsAt: (who: string, question: number | null, place: string | null) => [who, question === null ? null : `spørsmål ${question}`, place].filter((part) => part !== null).join(', '),

  panes: { label: 'Hva som vises', tray: (count: number) => `Ikke plassert (${count})`, board: 'Tavlen' },

  tray: {
    title: 'Ikke plassert',
    count: innspill,
    showAll: (count: number) => `Vis alle ${count} innspillene`,
    empty: 'Alle innspill har fått sin plass.',
    emptyFiltered: 'Ingen innspill passer med søket.',
    noneYet: 'Det er ikke kommet innspill til dette spørsmålet ennå.',
    loose: 'Uten forslag',
    takeAll: 'Godta alle',
    take: 'Godta',
    takeTheme: (heading: string, count: number) => `Godta forslaget: ${innspill(count)} i «${heading}»`,
    takeOne: (heading: string) => `Legg i «${heading}»`,
    newTheme: 'Forslag til nytt tema',
    oldTheme: 'Forslag til et tema på tavlen',
    shares: (words: readonly string[]) => `deler: ${words.join(', ')}`,
    headingOf: (heading: string) => `Overskrift for det foreslåtte temaet «${heading}»`,
    dismiss: 'Avvis',
    dismissOne: (heading: string) => `Avvis forslaget «${heading}» for dette innspillet`,
    dismissTheme: (heading: string) => `Avvis forslaget «${heading}»`,
    samePoint: 'Sier det samme',
    samePointCount: (notes: number, groups: number) => `${innspill(notes)} fra ${many(groups, 'gruppe', 'grupper')}`,
    join: 'Slå sammen til én linje',
    placeAsOne: 'Legg på tavlen som én linje …',
    dismissSamePoint: 'De sier ikke det samme',
  },

  board: {
    label: 'Tavlen',
    newTheme: 'Nytt tema',
    newThemeHint: 'Overskrift på det nye temaet',
    empty: 'Tavlen er tom. Godta forslagene, eller lag et tema og flytt innspill dit.',
    emptyList: 'Listen er tom. Flytt innspill hit.',
    counts: (lines: number, notes: number, groups: number) =>
      lines === notes
        ? `${linjer(lines)} · ${many(groups, 'gruppe', 'grupper')}`
        : `${linjer(lines)} · ${innspill(notes)} · ${many(groups, 'gruppe', 'grupper')}`,
    showAll: (count: number) => `Vis alle ${count} linjene`,
    noLines: 'Ingen linjer ennå.',
    hidden: (count: number) => `${many(count, 'linje', 'linjer')} er skjult av søket`,
    fold: (heading: string) => `Fold sammen «${heading}»`,
    unfold: (heading: string) => `Vis linjene i «${heading}»`,
    rename: 'Endre overskriften',
    headingLabel: 'Overskrift',
    themeMenu: (heading: string) => `Valg for temaet «${heading}»`,
    moveUp: 'Flytt opp',
    moveDown: 'Flytt ned',
    merge: 'Slå sammen med …',
    split: 'Skill ut valgte linjer …',
    remove: 'Fjern temaet …',
    selectAll: 'Velg alle linjene',
    outline: 'Oversikt',
    outlineHint: 'Slipp et innspill på et tema for å legge det der.',
  },

  line: {
    menu: (words: string) => `Valg for linjen «${words}»`,
    handle: (words: string) => `Dra «${words}»`,
    select: (words: string) => `Velg «${words}»`,
    move: 'Flytt til …',
    reword: 'Endre ordlyden …',
    sources: (count: number) => innspill(count),
    showSources: 'Vis innspillene bak linjen',
    hideSources: 'Skjul innspillene bak linjen',
    split: 'Del opp i én linje per innspill',
    quote: 'Vis som sitat',
    unquote: 'Ikke vis som sitat',
    nestIn: 'Rykk inn',
    nestOut: 'Rykk tilbake',
    alone: 'La stå alene, uten tema',
    leaveOut: 'Utelat …',
    takeBack: 'Ta av tavlen',
    takeBackOne: 'Ta ut av linjen',
    reworded: 'omformulert',
    quoted: 'sitat',
    level: (level: number) => `nivå ${level}`,
    held: 'holdt tilbake',
    withdrawn: 'trukket',
    erased: 'slettet på forespørsel',
    gone: 'Innspillet er slettet på forespørsel.',
    original: 'Slik ble det skrevet',
    changes: 'Endringen',
  },

  leftOut: {
    title: 'Utelatt',
    count: innspill,
    empty: 'Ingen innspill er utelatt.',
    takeBack: 'Ta tilbake',
    reason: (reason: string) => `Begrunnelse: ${reason}`,
  },

  selection: {
    count: (count: number) => `${count} valgt`,
    move: 'Flytt til …',
    join: 'Slå sammen',
    newTheme: 'Nytt tema …',
    leaveOut: 'Utelat …',
    takeBack: 'Ta av tavlen',
    clear: 'Fjern valget',
    label: 'Det du har valgt',
  },

  filter: {
    label: 'Søk og utvalg',
    search: 'Søk i innspill',
    group: 'Gruppe',
    allGroups: 'Alle grupper',
    show: 'Vis',
    shows: { all: 'Alle linjer', by_hand: 'Endret for hånd', as_proposed: 'Slik de ble foreslått', alone: 'Med bare ett innspill bak' },
    clear: 'Vis alt',
  },

  tools: {
    undo: 'Angre',
    redo: 'Gjør om',
    history: 'Historikk',
    undone: 'Det siste steget ditt er angret.',
    redone: 'Steget er gjort om igjen.',
    keys: 'Alt og piltastene flytter linjen. Ctrl+Z angrer.',
  },

  dialog: {
    cancel: 'Avbryt',
    save: 'Lagre',
    where: { title: (count: number) => (count === 1 ? 'Flytt til …' : `Flytt ${count} til …`), theme: 'Tema', place: 'Plass', first: 'Øverst', last: 'Nederst', after: (words: string) => `Etter «${words}»`, newTheme: 'Nytt tema …', heading: 'Overskrift på det nye temaet', do: 'Flytt' },
    reason: { title: (count: number) => `Utelat ${innspill(count)}`, lead: 'Innspillet trykkes ikke, men er med i regnskapet, med begrunnelsen du gir.', label: 'Begrunnelse', usual: ['Gjelder ikke spørsmålet', 'Nevner en person ved navn', 'Prøvetekst', 'Sier det samme som et annet innspill'], do: 'Utelat' },
    wording: { collision: 'En kollega ga linjen andre ord i mellomtiden:', keepMine: 'Gå videre med mine', takeTheirs: 'Bruk kollegaens', title: 'Endre ordlyden', label: 'Ordlyd i dokumentet', original: 'Slik ble det skrevet', back: 'Bruk gruppens egne ord', change: 'Det som blir endret', none: 'Ordlyden er gruppens egen.', quoted: 'Linjen er et sitat: en del av innspillet kan stå, bokstav for bokstav.', differs: 'Dette står ikke ordrett i innspillet. Fjern sitatmerket hvis du vil skrive om.' },
    heading: { title: 'Nytt tema', label: 'Overskrift', do: 'Lag temaet' },
    merging: { title: (heading: string) => `Slå sammen «${heading}» med et annet tema`, lead: 'Linjene flyttes til slutten av temaet du velger. Ingen innspill går tapt.', into: 'Slå sammen med', do: 'Slå sammen' },
    removing: { title: (heading: string) => `Fjern temaet «${heading}»`, lead: (count: number) => `${innspill(count)} blir stående uten plass, til du plasserer dem på nytt. Omformuleringer i temaet går tapt, men steget kan angres.`, do: 'Fjern temaet' },
  },

  blindSpots: {
    title: 'Blindsonekart',
    caption: 'Innspill fra hver gruppe til hvert spørsmål. Rødt: ingenting. Gult: under halvparten av det som er vanlig.',
    group: 'Gruppe',
    voices: { silent: 'stille', thin: 'lite', rich: '' },
    lone: (count: number) => (count === 0 ? 'Ingen linjer med ett innspill alene' : `${linjer(count)} med ett innspill alene`),
    more: (count: number) => `og ${count} til`,
  },

  history: {
    title: 'Historikk',
    empty: 'Ingen har endret noe på denne tavlen ennå.',
    roles: { participant: 'En deltaker', facilitator: 'Prosesslederen', secretariat: 'Sekretariatet', wall: 'Storskjermen' },
    who: (role: string, initials: string | null) => (initials ? `${role} (${initials})` : role),
    view: 'Vis tavlen slik den var',
    hide: 'Skjul',
    goBack: 'Gå tilbake hit',
    then: 'Slik var tavlen etter dette steget:',
    wentBack: 'Tavlen er satt tilbake. Steget kan angres.',
    wasEmpty: 'Tavlen var tom.',
    moreLines: (number: number) => `og ${number} linjer til`,
    sentence,
  },

  said: {
    moved: (count: number, heading: string) => `${count === 1 ? 'Flyttet' : `${count} flyttet`} til «${heading}».`,
    themeAdded: (heading: string) => `Temaet «${heading}» er laget.`,
    themeRenamed: (heading: string) => `Temaet heter nå «${heading}».`,
    themeMoved: (heading: string) => `Temaet «${heading}» er flyttet.`,
    themesMerged: (heading: string) => `Temaene er slått sammen til «${heading}».`,
    themeRemoved: (heading: string) => `Temaet «${heading}» er fjernet.`,
    nested: (level: number) => `Linjen står nå på nivå ${level}.`,
    reworded: 'Ordlyden er endret.',
    wordingBack: 'Linjen har igjen gruppens egne ord.',
    joined: (count: number) => `${linjer(count)} er slått sammen til én.`,
    split: 'Linjen er delt opp.',
    quoted: 'Linjen vises som sitat.',
    unquoted: 'Linjen vises ikke lenger som sitat.',
    leftOut: (count: number) => `${innspill(count)} er utelatt.`,
    takenBack: (count: number) => `${innspill(count)} er tatt tilbake og står nå uten plass.`,
    taken: (count: number) => `${innspill(count)} er plassert etter forslaget.`,
    dismissed: 'Det blir ikke foreslått igjen. Steget kan angres.',
    noFurther: 'Den kan ikke flyttes lenger.',
  },
};

export type SynthesisWords = typeof nb;

function sentence(step: Told): string {
  const { heading, headingBefore, lines, notes, words } = step;
  switch (step.deed) {
    case 'theme_added':
      return `laget temaet ${to(heading)}`;
    case 'theme_renamed':
      return `endret overskriften ${to(headingBefore)} til ${to(heading)}`;
    case 'theme_moved':
      return `flyttet temaet ${to(heading)}`;
    case 'themes_merged':
      return `slo sammen ${to(headingBefore)} med ${to(heading)}`;
    case 'theme_split':
      return `skilte ut ${linjer(lines)} fra ${to(headingBefore)} til det nye temaet ${to(heading)}`;
    case 'theme_removed':
      return `fjernet temaet ${to(headingBefore)}`;
    case 'notes_placed':
      return `la ${innspill(notes)} i ${to(heading)}`;
    case 'lines_moved':
      return heading === headingBefore ? `endret rekkefølgen i ${to(heading)}` : `flyttet ${linjer(lines)} fra ${to(headingBefore)} til ${to(heading)}`;
    case 'line_nested':
      return `satte en linje i ${to(heading)} på nivå ${step.level}`;
    case 'line_reworded':
      return words === null ? `ga en linje i ${to(heading)} gruppens egne ord tilbake` : `endret ordlyden på en linje i ${to(heading)} til «${words}»`;
    case 'lines_joined':
      return `slo sammen ${innspill(notes)} til én linje i ${to(heading)}`;
    case 'line_split':
      return `delte opp en linje i ${to(heading)}`;
    case 'line_quoted':
      return step.quoted ? `merket en linje i ${to(heading)} som sitat` : `tok bort sitatmerket på en linje i ${to(heading)}`;
    case 'notes_left_out':
      return `utelot ${innspill(notes)} med begrunnelsen «${words ?? ''}»`;
    case 'notes_taken_back':
      return `tok ${innspill(notes)} tilbake`;
    case 'proposal_taken':
      return `godtok forslaget for ${innspill(notes)}`;
    case 'suggestions_dismissed':
      return heading === null ? `avviste at ${innspill(notes)} sier det samme` : `avviste forslaget om å legge ${innspill(notes)} i ${to(heading)}`;
    case 'imported':
      return `hentet inn tavlen fra en fil`;
    case 'undone':
      return step.turned ? `angret dette: ${sentence(step.turned)}` : 'angret et steg';
    case 'redone':
      return step.turned ? `gjorde dette likevel: ${sentence(step.turned)}` : 'gjorde om igjen et steg';
    case 'returned':
      return 'gikk tilbake til en tidligere tavle';
  }
}
