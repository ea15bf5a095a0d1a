// Why the server said no, to staff, in nynorsk.
import type { Measure, Thing, Unfit } from '../../protocol/messages';
import { amount } from '../amount';
import type { Refusals } from './nb';

const things: Record<Thing, string> = {
  question: 'Spørsmålet', group: 'Gruppa', note: 'Innspelet', theme: 'Temaet', line: 'Linja', participant: 'Deltakaren', attachment: 'Vedlegget',
};
const unfit: Record<Unfit, string> = {
  unknown_kind: 'Fila er verken PDF, PNG, JPEG eller tekst i UTF-8.',
  damaged: 'Fila er skadd og kan ikkje lesast.',
  locked: 'PDF-en er låst med passord.',
  empty: 'Fila er tom.',
};
const measures: Record<Measure, string> = {
  note_chars: 'teikn i eitt innspel', note_bytes: 'byte i eitt innspel',
  title_chars: 'teikn i ein tittel', person_chars: 'teikn i eit namn', part_chars: 'teikn i teksten',
  reason_chars: 'teikn i grunngjevinga', wording_chars: 'teikn i formuleringa', notes: 'innspel', participants: 'deltakarar',
  groups: 'grupper', questions: 'spørsmål', themes: 'tema', recipients: 'mottakarar', word_decisions: 'val om ord',
  attachments: 'vedlegg', file_bytes: 'MB i éi fil', all_files_bytes: 'MB i alle vedlegga', pixels: 'biletpunkt', alt_chars: 'teikn i biletteksten',
  batch: 'innspel på éin gong', minutes: 'minutt', level: 'nivå',
};

export const nn: Refusals = {
  lost: 'Sambandet vart brote før tenaren svara. Sjå etter om endringa kom med, og prøv igjen om ho ikkje gjorde det.',
  busy: 'Tenaren har det travelt. Prøv igjen om litt.',
  fault: (request) => `Noko gjekk gale på tenaren, og ingenting vart endra. Oppgje nummeret ${request} om du melder frå.`,
  refusal(refusal) {
    switch (refusal.code) {
      case 'not_allowed': return 'Lenkja di gjev ikkje tilgang til dette.';
      case 'malformed': return 'Tenaren forstår ikkje dette. Last sida på nytt.';
      case 'not_joined': return 'Telefonen er ikkje med i møteplassen.';
      case 'not_yours': return 'Berre den som skreiv innspelet, kan endre det.';
      case 'unknown': return `${things[refusal.what]} finst ikkje lenger.`;
      case 'not_opened': return 'Spørsmålet er ikkje opna enno.';
      case 'gone': return 'Innspelet er trekt eller sletta.';
      case 'id_taken': return 'Dette innspelet er alt motteke, men med ein annan tekst. Skriv det på nytt.';
      case 'empty': return 'Feltet kan ikkje stå tomt.';
      case 'too_much': return `For mykje: ${amount(refusal.is, refusal.what, 'nn')} ${measures[refusal.what]}, og det er plass til ${amount(refusal.max, refusal.what, 'nn')}.`;
      case 'in_use': return `${things[refusal.what]} er i bruk og kan ikkje fjernast.`;
      case 'collision': return 'Nokon andre endra det same i mellomtida. Sjå kva som er nytt, og prøv igjen.';
      case 'nothing_to_undo': return 'Det er ingenting å angre.';
      case 'quotation_differs': return 'Eit sitat må vere ordrett. Ta bort sitatmerket før du skriv om.';
      case 'out_of_range': return `Det er ikkje eit gyldig tal ${measures[refusal.what]}.`;
      case 'unfit_file': return unfit[refusal.why];
      default: return refusal satisfies never;
    }
  },
};
