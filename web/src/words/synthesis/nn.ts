// Nynorsk: every sentence of the secretariat's board.
import type { Told } from '../../synthesis/history';
import type { SynthesisWords } from './nb';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;
const innspel = (count: number): string => many(count, 'innspel', 'innspel');
const linjer = (count: number): string => many(count, 'linje', 'linjer');
const to = (heading: string | null): string => (heading === null ? 'punktlista' : `«${heading}»`);

export const nn: SynthesisWords = {
  title: 'Samanstilling',
  toDocument: 'Dokumentet',
  toDesk: 'Arbeidsflata til prosessleiaren',
  questions: 'Spørsmål',
  questionTab: (number) => `Spørsmål ${number}`,
  forms: { themes: 'Tema', list: 'Punktliste', cloud: 'Ordsky' },
  cloudNote: 'Svara blir trykte som ordsky med ein tabell over orda. Berre det du utelet her, blir halde utanfor.',
  inCloudCount: (count: number) => `${count} i ordskya`,
  notPlacedCount: (count) => `${count} ikkje ${count === 1 ? 'plassert' : 'plasserte'}`,
  noNotes: 'Ingen innspel',
  allPlaced: 'Alt er plassert',
  rootList: 'Punktlista',
  aloneList: 'Åleine med vilje',
  unknownGroup: 'Ukjend gruppe',
  colleagues: 'Til stades no',
  colleague: 'Ein kollega',
  colleagueIsAt: (who, question, place) => [who, question === null ? null : `spørsmål ${question}`, place].filter((part) => part !== null).join(', '),

  panes: { label: 'Kva som blir vist', tray: (count) => `Ikkje plasserte (${count})`, board: 'Tavla' },

  tray: {
    title: 'Ikkje plasserte',
    count: innspel,
    showAll: (count) => `Vis alle ${count} innspela`,
    empty: 'Alle innspela har fått plassen sin.',
    emptyFiltered: 'Ingen innspel passar med søket.',
    noneYet: 'Det har ikkje kome innspel til dette spørsmålet enno.',
    loose: 'Utan forslag',
    takeAll: 'Godta alle',
    take: 'Godta',
    takeTheme: (heading, count) => `Godta forslaget: ${innspel(count)} i «${heading}»`,
    takeOne: (heading) => `Legg i «${heading}»`,
    newTheme: 'Forslag til nytt tema',
    oldTheme: 'Forslag til eit tema på tavla',
    shares: (words) => `deler: ${words.join(', ')}`,
    headingOf: (heading) => `Overskrift for det foreslåtte temaet «${heading}»`,
    dismiss: 'Avvis',
    dismissOne: (heading) => `Avvis forslaget «${heading}» for dette innspelet`,
    dismissTheme: (heading) => `Avvis forslaget «${heading}»`,
    samePoint: 'Seier det same',
    samePointCount: (notes, groups) => `${innspel(notes)} frå ${many(groups, 'gruppe', 'grupper')}`,
    join: 'Slå saman til éi linje',
    placeAsOne: 'Legg på tavla som éi linje …',
    dismissSamePoint: 'Dei seier ikkje det same',
  },

  board: {
    label: 'Tavla',
    newTheme: 'Nytt tema',
    newThemeHint: 'Overskrift på det nye temaet',
    empty: 'Tavla er tom. Godta forslaga, eller lag eit tema og flytt innspel dit.',
    emptyList: 'Lista er tom. Flytt innspel hit.',
    counts: (lines, notes, groups) =>
      lines === notes
        ? `${linjer(lines)} · ${many(groups, 'gruppe', 'grupper')}`
        : `${linjer(lines)} · ${innspel(notes)} · ${many(groups, 'gruppe', 'grupper')}`,
    showAll: (count) => `Vis alle ${count} linjene`,
    noLines: 'Ingen linjer enno.',
    hidden: (count) => `${many(count, 'linje er gøymd', 'linjer er gøymde')} av søket`,
    fold: (heading) => `Fald saman «${heading}»`,
    unfold: (heading) => `Vis linjene i «${heading}»`,
    rename: 'Endre overskrifta',
    headingLabel: 'Overskrift',
    themeMenu: (heading) => `Val for temaet «${heading}»`,
    moveUp: 'Flytt opp',
    moveDown: 'Flytt ned',
    merge: 'Slå saman med …',
    split: 'Skil ut valde linjer …',
    remove: 'Fjern temaet …',
    selectAll: 'Vel alle linjene',
    outline: 'Oversikt',
    outlineHint: 'Slepp eit innspel på eit tema for å leggje det der.',
  },

  line: {
    menu: (words) => `Val for linja «${words}»`,
    handle: (words) => `Dra «${words}»`,
    select: (words) => `Vel «${words}»`,
    move: 'Flytt til …',
    reword: 'Endre ordlyden …',
    sources: innspel,
    showSources: 'Vis innspela bak linja',
    hideSources: 'Gøym innspela bak linja',
    split: 'Del opp i éi linje per innspel',
    quote: 'Vis som sitat',
    unquote: 'Ikkje vis som sitat',
    nestIn: 'Rykk inn',
    nestOut: 'Rykk tilbake',
    alone: 'Lat stå åleine, utan tema',
    leaveOut: 'Utelat …',
    takeBack: 'Ta av tavla',
    takeBackOne: 'Ta ut av linja',
    reworded: 'omformulert',
    quoted: 'sitat',
    level: (level) => `nivå ${level}`,
    held: 'halde tilbake',
    withdrawn: 'trekt',
    erased: 'sletta på førespurnad',
    gone: 'Innspelet er sletta på førespurnad.',
    original: 'Slik vart det skrive',
    changes: 'Endringa',
  },

  leftOut: {
    title: 'Utelatne',
    count: innspel,
    empty: 'Ingen innspel er utelatne.',
    takeBack: 'Ta tilbake',
    reason: (reason) => `Grunngjeving: ${reason}`,
  },

  selection: {
    count: (count) => `${count} ${count === 1 ? 'vald' : 'valde'}`,
    move: 'Flytt til …',
    join: 'Slå saman',
    newTheme: 'Nytt tema …',
    leaveOut: 'Utelat …',
    takeBack: 'Ta av tavla',
    clear: 'Fjern valet',
    label: 'Det du har valt',
  },

  filter: {
    label: 'Søk og utval',
    search: 'Søk i innspel',
    group: 'Gruppe',
    allGroups: 'Alle grupper',
    show: 'Vis',
    shows: { all: 'Alle linjer', by_hand: 'Endra for hand', as_proposed: 'Slik dei vart foreslåtte', alone: 'Med berre eitt innspel bak' },
    clear: 'Vis alt',
  },

  tools: {
    undo: 'Angre',
    redo: 'Gjer om',
    history: 'Historikk',
    undone: 'Det siste steget ditt er angra.',
    redone: 'Steget er gjort om igjen.',
    keys: 'Alt og piltastane flyttar linja. Ctrl+Z angrar.',
  },

  dialog: {
    cancel: 'Avbryt',
    save: 'Lagre',
    where: { title: (count) => (count === 1 ? 'Flytt til …' : `Flytt ${count} til …`), theme: 'Tema', place: 'Plass', first: 'Øvst', last: 'Nedst', after: (words) => `Etter «${words}»`, newTheme: 'Nytt tema …', heading: 'Overskrift på det nye temaet', do: 'Flytt' },
    reason: { title: (count) => `Utelat ${innspel(count)}`, lead: 'Innspelet blir ikkje trykt, men det er med i rekneskapen, med grunngjevinga du gjev.', label: 'Grunngjeving', usual: ['Gjeld ikkje spørsmålet', 'Nemner ein person ved namn', 'Prøvetekst', 'Seier det same som eit anna innspel'], do: 'Utelat' },
    wording: { collision: 'Ein kollega gav linja andre ord i mellomtida:', keepMine: 'Gå vidare med mine', takeTheirs: 'Bruk orda til kollegaen', title: 'Endre ordlyden', label: 'Ordlyd i dokumentet', original: 'Slik vart det skrive', back: 'Bruk gruppa sine eigne ord', change: 'Det som blir endra', none: 'Ordlyden er gruppa sin eigen.', quoted: 'Linja er eit sitat: ein del av innspelet kan stå, bokstav for bokstav.', differs: 'Dette står ikkje ordrett i innspelet. Fjern sitatmerket om du vil skrive om.' },
    heading: { title: 'Nytt tema', label: 'Overskrift', do: 'Lag temaet' },
    merging: { title: (heading) => `Slå saman «${heading}» med eit anna tema`, lead: 'Linjene blir flytte til slutten av temaet du vel. Ingen innspel går tapt.', into: 'Slå saman med', do: 'Slå saman' },
    removing: { title: (heading) => `Fjern temaet «${heading}»`, lead: (count) => `${innspel(count)} blir ståande utan plass, til du plasserer dei på nytt. Omformuleringar i temaet går tapt, men du kan angre steget.`, do: 'Fjern temaet' },
  },

  blindSpots: {
    title: 'Blindsonekart',
    caption: 'Innspel frå kvar gruppe til kvart spørsmål. Raudt: ingenting. Gult: under halvparten av det som er vanleg.',
    group: 'Gruppe',
    voices: { silent: 'stille', thin: 'lite', rich: '' },
    lone: (count) => (count === 0 ? 'Ingen linjer med eitt innspel åleine' : `${count} ${count === 1 ? 'linje' : 'linjer'} med eitt innspel åleine`),
    more: (count) => `og ${count} til`,
  },

  history: {
    title: 'Historikk',
    empty: 'Ingen har endra noko på denne tavla enno.',
    roles: { participant: 'Ein deltakar', facilitator: 'Prosessleiaren', secretariat: 'Sekretariatet', wall: 'Storskjermen' },
    who: (role, initials) => (initials ? `${role} (${initials})` : role),
    view: 'Vis tavla slik ho var',
    hide: 'Skjul',
    goBack: 'Gå tilbake hit',
    then: 'Slik var tavla etter dette steget:',
    wentBack: 'Tavla er sett tilbake. Steget kan angrast.',
    wasEmpty: 'Tavla var tom.',
    moreLines: (number) => `og ${number} linjer til`,
    sentence,
  },

  said: {
    moved: (count, heading) => `${count === 1 ? 'Flytta' : `${count} flytta`} til «${heading}».`,
    themeAdded: (heading) => `Temaet «${heading}» er laga.`,
    themeRenamed: (heading) => `Temaet heiter no «${heading}».`,
    themeMoved: (heading) => `Temaet «${heading}» er flytta.`,
    themesMerged: (heading) => `Temaa er slått saman til «${heading}».`,
    themeRemoved: (heading) => `Temaet «${heading}» er fjerna.`,
    nested: (level) => `Linja står no på nivå ${level}.`,
    reworded: 'Ordlyden er endra.',
    wordingBack: 'Linja har igjen gruppa sine eigne ord.',
    joined: (count) => `${linjer(count)} er slått saman til éi.`,
    split: 'Linja er delt opp.',
    quoted: 'Linja blir vist som sitat.',
    unquoted: 'Linja blir ikkje lenger vist som sitat.',
    leftOut: (count) => `${innspel(count)} er ${count === 1 ? 'utelate' : 'utelatne'}.`,
    takenBack: (count) => `${innspel(count)} er ${count === 1 ? 'teke' : 'tekne'} tilbake og står no utan plass.`,
    taken: (count) => `${innspel(count)} er ${count === 1 ? 'plassert' : 'plasserte'} etter forslaget.`,
    dismissed: 'Det blir ikkje foreslått igjen. Du kan angre steget.',
    noFurther: 'Den kan ikkje flyttast lenger.',
  },
};

function sentence(step: Told): string {
  const { heading, headingBefore, lines, notes, words } = step;
  switch (step.deed) {
    case 'theme_added':
      return `laga temaet ${to(heading)}`;
    case 'theme_renamed':
      return `endra overskrifta ${to(headingBefore)} til ${to(heading)}`;
    case 'theme_moved':
      return `flytta temaet ${to(heading)}`;
    case 'themes_merged':
      return `slo saman ${to(headingBefore)} med ${to(heading)}`;
    case 'theme_split':
      return `skilde ut ${linjer(lines)} frå ${to(headingBefore)} til det nye temaet ${to(heading)}`;
    case 'theme_removed':
      return `fjerna temaet ${to(headingBefore)}`;
    case 'notes_placed':
      return `la ${innspel(notes)} i ${to(heading)}`;
    case 'lines_moved':
      return heading === headingBefore ? `endra rekkjefølgja i ${to(heading)}` : `flytta ${linjer(lines)} frå ${to(headingBefore)} til ${to(heading)}`;
    case 'line_nested':
      return `sette ei linje i ${to(heading)} på nivå ${step.level}`;
    case 'line_reworded':
      return words === null ? `gav ei linje i ${to(heading)} orda til gruppa tilbake` : `endra ordlyden på ei linje i ${to(heading)} til «${words}»`;
    case 'lines_joined':
      return `slo saman ${innspel(notes)} til éi linje i ${to(heading)}`;
    case 'line_split':
      return `delte opp ei linje i ${to(heading)}`;
    case 'line_quoted':
      return step.quoted ? `merkte ei linje i ${to(heading)} som sitat` : `tok bort sitatmerket på ei linje i ${to(heading)}`;
    case 'notes_left_out':
      return `utelét ${innspel(notes)} med grunngjevinga «${words ?? ''}»`;
    case 'notes_taken_back':
      return `tok ${innspel(notes)} tilbake`;
    case 'proposal_taken':
      return `godtok forslaget for ${innspel(notes)}`;
    case 'suggestions_dismissed':
      return heading === null ? `avviste at ${innspel(notes)} seier det same` : `avviste forslaget om å leggje ${innspel(notes)} i ${to(heading)}`;
    case 'imported':
      return `henta inn tavla frå ei fil`;
    case 'undone':
      return step.turned ? `angra dette: ${sentence(step.turned)}` : 'angra eit steg';
    case 'redone':
      return step.turned ? `gjorde dette likevel: ${sentence(step.turned)}` : 'gjorde om igjen eit steg';
    case 'returned':
      return 'gjekk tilbake til ei tidlegare tavle';
  }
}
