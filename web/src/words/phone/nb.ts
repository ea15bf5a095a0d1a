// What a participant reads. Bokmål is the source.
import type { Denial, Refusal } from '../../protocol/messages';

const count = (n: number, one: string, other: string) => `${n} ${n === 1 ? one : other}`;

export const nb = {
  product: 'Møteplass',
  // The door
  join: 'Bli med',
  code: 'Møtekode',
  codeHint: 'Koden står på storskjermen.',
  go: 'Gå til møteplassen',
  organiser: 'Skal du lage en møteplass? Bruk arrangørlenken du har fått.',
  finding: 'Finner møteplassen …',
  wrongCode: 'Vi finner ingen møteplass med koden',
  denied: {
    too_many_tries: 'For mange forsøk. Vent litt, så prøver siden igjen av seg selv.',
    busy: 'Det er fullt akkurat nå. Siden prøver igjen av seg selv.',
    malformed: 'Siden er for gammel. Last den inn på nytt.',
  } satisfies Record<Exclude<Denial, 'unknown'>, string>,
  // The table
  chooseTable: 'Hvor sitter du?',
  chooseTableHint: 'Velg gruppen din. Du trenger ingen konto.',
  noGroups: 'Gruppene er ikke klare ennå. Vent litt.',
  sitDown: 'Bli med',
  joining: 'Blir med …',
  changeTable: 'Bytt gruppe',
  changeTableWait: 'Du kan bytte gruppe når alt du har skrevet, er mottatt.',
  change: 'Bytt',
  // Who you are
  aboutYou: 'Om deg',
  aboutYouLead: 'Dette er frivillig. Innspillene dine står uansett under gruppen, ikke under navnet ditt.',
  name: 'Navn',
  title: 'Tittel',
  organisation: 'Organisasjon',
  mayBePrinted: 'Ja, jeg vil stå i deltakerlisten',
  mayBePrintedHint: 'Listen trykkes i innspillsdokumentet, som er offentlig.',
  save: 'Lagre',
  skip: 'Hopp over',
  saved: 'Lagret',
  takeBack: 'Slett opplysningene',
  takenBack: 'Opplysningene er slettet',
  // The question
  questionOf: (at: number, of: number) => `Spørsmål ${at} av ${of}`,
  timeLeft: (minutes: number, seconds: number) => `${minutes}:${String(seconds).padStart(2, '0')} igjen`,
  timeLeftSpoken: (minutes: number) => (minutes === 0 ? 'Under ett minutt igjen' : `${count(minutes, 'minutt', 'minutter')} igjen`),
  timeIsUp: 'Tiden er ute – skriv ferdig',
  waiting: 'Snart i gang',
  waitingLead: 'Spørsmålet kommer hit når prosesslederen åpner det.',
  between: 'Takk! Neste spørsmål kommer straks.',
  finished: 'Takk for innspillene!',
  finishedLead: 'Alle spørsmålene er besvart. Du kan fortsatt lese og rette det gruppen har skrevet.',
  // Writing
  write: 'Skriv et innspill',
  writeHint: 'Ett poeng i hvert innspill.',
  send: 'Send inn',
  charsLeft: (n: number) => (n >= 0 ? `${count(n, 'tegn', 'tegn')} igjen` : `${count(-n, 'tegn', 'tegn')} for mye`),
  heldDraft: 'Du rakk ikke å sende dette. Send det, eller kast det.',
  discard: 'Kast',
  // The group's notes
  groupNotes: 'Innspill fra gruppen',
  noNotes: 'Ingen innspill ennå. Skriv det første!',
  fromDesk: 'Skrevet ned av arrangøren',
  corrected: 'rettet',
  sending: 'Sendes …',
  received: 'Mottatt',
  withdrawn: 'Trukket',
  agree: 'Enig',
  agreeing: (n: number) => count(n, 'enig', 'enige'),
  correct: 'Rett',
  correctNote: 'Rett innspillet',
  receipt: 'Kvittering',
  withdraw: 'Trekk',
  withdrawSure: 'Trekke innspillet?',
  withdrawLead: 'Det tas ut av alt som vises og trykkes. Det kan ikke angres.',
  withdrawYes: 'Ja, trekk det',
  cancel: 'Avbryt',
  earlier: 'Tidligere spørsmål',
  // Whether it has arrived
  allReceived: 'Alt er mottatt',
  notReceived: (n: number) => `${n} innspill er ikke mottatt ennå`,
  offlineLead: 'Uten nett akkurat nå. Bare skriv videre – alt sendes når nettet er tilbake.',
  notKept: 'Nettleseren lagrer ikke det du skriver. Hold siden åpen til alt er mottatt.',
  inApp: (host: string, code: string) => `Siden er åpnet inne i en app og kan forsvinne. Åpne den helst i nettleseren: ${host}, kode ${code}.`,
  // Another device
  carry: 'Fortsett på en annen enhet',
  carryLead: 'Gå til møteplassen på den andre enheten, velg «Jeg har begynt på en annen enhet» og skriv koden:',
  carryGood: 'Koden gjelder i ti minutter og kan brukes én gang.',
  carryHere: 'Jeg har begynt på en annen enhet',
  carryCode: 'Kode fra menyen på den andre enheten',
  carryOn: 'Fortsett her',
  carryWrong: 'Koden er feil eller for gammel. Hent en ny i menyen på den andre enheten.',
  stuck: 'Ikke mottatt',
  copyText: 'Kopier teksten',
  outdated: 'Det finnes en nyere utgave av siden.',
  reload: 'Last inn på nytt',
  menu: 'Meny',
  table: 'Gruppe',
  refusal(refusal: Refusal): string {
    switch (refusal.code) {
      case 'not_opened': return 'Spørsmålet er ikke åpnet ennå.';
      case 'gone': return 'Innspillet er allerede trukket eller slettet.';
      case 'not_yours': return 'Bare den som skrev innspillet, kan endre det.';
      case 'empty': return 'Skriv noe først.';
      case 'too_much': return `For mye: ${refusal.is}. Det er plass til ${refusal.max}.`;
      case 'id_taken': return 'Innspillet er allerede mottatt, men med en annen tekst.';
      case 'unknown': return 'Det finnes ikke lenger.';
      case 'not_allowed':
      case 'not_joined':
      case 'malformed':
      case 'in_use':
      case 'collision':
      case 'nothing_to_undo':
      case 'quotation_differs':
      case 'unfit_file':
      case 'out_of_range': return 'Det gikk ikke. Prøv igjen.';
      default: return refusal satisfies never;
    }
  },
  tryAgain: 'Det gikk ikke akkurat nå. Prøv igjen.',
};
export type Phone = typeof nb;
