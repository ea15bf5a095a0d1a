// What a participant reads, in nynorsk.
import type { Phone } from './nb';

const count = (n: number, one: string, other: string) => `${n} ${n === 1 ? one : other}`;

export const nn: Phone = {
  product: 'Møteplass',
  join: 'Bli med',
  code: 'Møtekode',
  codeHint: 'Koden står på storskjermen.',
  go: 'Gå til møteplassen',
  organiser: 'Skal du lage ein møteplass? Bruk arrangørlenkja du har fått.',
  finding: 'Finn møteplassen …',
  wrongCode: 'Vi finn ingen møteplass med koden',
  denied: {
    too_many_tries: 'For mange forsøk. Vent litt, så prøver sida igjen av seg sjølv.',
    busy: 'Det er fullt akkurat no. Sida prøver igjen av seg sjølv.',
    malformed: 'Sida er for gammal. Last ho inn på nytt.',
  },
  chooseTable: 'Kvar sit du?',
  chooseTableHint: 'Vel gruppa di. Du treng ingen konto.',
  noGroups: 'Gruppene er ikkje klare enno. Vent litt.',
  sitDown: 'Bli med',
  joining: 'Blir med …',
  changeTable: 'Byt gruppe',
  changeTableWait: 'Du kan byte gruppe når alt du har skrive, er motteke.',
  change: 'Byt',
  aboutYou: 'Om deg',
  aboutYouLead: 'Dette er frivillig. Innspela dine står uansett under gruppa, ikkje under namnet ditt.',
  name: 'Namn',
  title: 'Tittel',
  organisation: 'Organisasjon',
  mayBePrinted: 'Ja, eg vil stå i deltakarlista',
  mayBePrintedHint: 'Lista blir trykt i innspelsdokumentet, som er offentleg.',
  save: 'Lagre',
  skip: 'Hopp over',
  saved: 'Lagra',
  takeBack: 'Slett opplysningane',
  takenBack: 'Opplysningane er sletta',
  questionOf: (at, of) => `Spørsmål ${at} av ${of}`,
  timeLeft: (minutes, seconds) => `${minutes}:${String(seconds).padStart(2, '0')} att`,
  timeLeftSpoken: (minutes) => (minutes === 0 ? 'Under eitt minutt att' : `${count(minutes, 'minutt', 'minutt')} att`),
  timeIsUp: 'Tida er ute – skriv ferdig',
  waiting: 'Snart i gang',
  waitingLead: 'Spørsmålet kjem hit når prosessleiaren opnar det.',
  between: 'Takk! Neste spørsmål kjem straks.',
  finished: 'Takk for innspela!',
  finishedLead: 'Alle spørsmåla er svara på. Du kan framleis lese og rette det gruppa har skrive.',
  write: 'Skriv eit innspel',
  writeHint: 'Eitt poeng i kvart innspel.',
  send: 'Send inn',
  charsLeft: (n) => (n >= 0 ? `${count(n, 'teikn', 'teikn')} att` : `${count(-n, 'teikn', 'teikn')} for mykje`),
  heldDraft: 'Du rakk ikkje å sende dette. Send det, eller kast det.',
  discard: 'Kast',
  groupNotes: 'Innspel frå gruppa',
  noNotes: 'Ingen innspel enno. Skriv det første!',
  fromDesk: 'Skrive ned av arrangøren',
  corrected: 'retta',
  sending: 'Blir sendt …',
  received: 'Motteke',
  withdrawn: 'Trekt',
  agree: 'Einig',
  agreeing: (n) => count(n, 'einig', 'einige'),
  correct: 'Rett',
  correctNote: 'Rett innspelet',
  receipt: 'Kvittering',
  withdraw: 'Trekk',
  withdrawSure: 'Trekkje innspelet?',
  withdrawLead: 'Det blir teke ut av alt som blir vist og trykt. Det kan ikkje angrast.',
  withdrawYes: 'Ja, trekk det',
  cancel: 'Avbryt',
  earlier: 'Tidlegare spørsmål',
  allReceived: 'Alt er motteke',
  notReceived: (n) => `${n} innspel er ikkje ${n === 1 ? 'motteke' : 'mottekne'} enno`,
  offlineLead: 'Utan nett akkurat no. Berre skriv vidare – alt blir sendt når nettet er tilbake.',
  notKept: 'Nettlesaren lagrar ikkje det du skriv. Hald sida open til alt er motteke.',
  inApp: (host, code) => `Sida er opna inne i ein app og kan forsvinne. Opne ho helst i nettlesaren: ${host}, kode ${code}.`,
  carry: 'Hald fram på ei anna eining',
  carryLead: 'Gå til møteplassen på den andre eininga, vel «Eg har byrja på ei anna eining» og skriv koden:',
  carryGood: 'Koden gjeld i ti minutt og kan brukast éin gong.',
  carryHere: 'Eg har byrja på ei anna eining',
  carryCode: 'Kode frå menyen på den andre eininga',
  carryOn: 'Hald fram her',
  carryWrong: 'Koden er feil eller for gammal. Hent ein ny i menyen på den andre eininga.',
  stuck: 'Ikkje motteke',
  copyText: 'Kopier teksten',
  outdated: 'Det finst ei nyare utgåve av sida.',
  reload: 'Last inn på nytt',
  menu: 'Meny',
  table: 'Gruppe',
  refusal(refusal) {
    switch (refusal.code) {
      case 'not_opened': return 'Spørsmålet er ikkje opna enno.';
      case 'gone': return 'Innspelet er alt trekt eller sletta.';
      case 'not_yours': return 'Berre den som skreiv innspelet, kan endre det.';
      case 'empty': return 'Skriv noko først.';
      case 'too_much': return `For mykje: ${refusal.is}. Det er plass til ${refusal.max}.`;
      case 'id_taken': return 'Innspelet er alt motteke, men med ein annan tekst.';
      case 'unknown': return 'Det finst ikkje lenger.';
      case 'not_allowed':
      case 'not_joined':
      case 'malformed':
      case 'in_use':
      case 'collision':
      case 'nothing_to_undo':
      case 'quotation_differs':
      case 'unfit_file':
      case 'out_of_range': return 'Det gjekk ikkje. Prøv igjen.';
      default: return refusal satisfies never;
    }
  },
  tryAgain: 'Det gjekk ikkje akkurat no. Prøv igjen.',
};
