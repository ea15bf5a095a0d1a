// Why the server said no, to staff. Bokmål is the source.
import type { Measure, Refusal, Thing, Unfit } from '../../protocol/messages';
import { amount } from '../amount';

const things: Record<Thing, string> = {
  question: 'Spørsmålet', group: 'Gruppen', note: 'Innspillet', theme: 'Temaet', line: 'Linjen', participant: 'Deltakeren', attachment: 'Vedlegget',
};
const unfit: Record<Unfit, string> = {
  unknown_kind: 'Filen er verken PDF, PNG, JPEG eller tekst i UTF-8.',
  damaged: 'Filen er skadet og kan ikke leses.',
  locked: 'PDF-en er låst med passord.',
  empty: 'Filen er tom.',
};
const measures: Record<Measure, string> = {
  note_chars: 'tegn i ett innspill', note_bytes: 'byte i ett innspill',
  title_chars: 'tegn i en tittel', person_chars: 'tegn i et navn', part_chars: 'tegn i teksten',
  reason_chars: 'tegn i begrunnelsen', wording_chars: 'tegn i formuleringen', notes: 'innspill', participants: 'deltakere',
  groups: 'grupper', questions: 'spørsmål', themes: 'temaer', recipients: 'mottakere', word_decisions: 'valg om ord',
  attachments: 'vedlegg', file_bytes: 'MB i én fil', all_files_bytes: 'MB i alle vedleggene', pixels: 'bildepunkter', alt_chars: 'tegn i billedteksten',
  batch: 'innspill på én gang', minutes: 'minutter', level: 'nivåer',
};

/** Each refusal as a sentence, and the same for what may become of any command. */
export const nb = {
  lost: 'Forbindelsen ble brutt før serveren svarte. Se etter om endringen kom med, og prøv igjen hvis ikke.',
  busy: 'Serveren har det travelt. Prøv igjen om litt.',
  fault: (request: string) => `Noe gikk galt på serveren, og ingenting ble endret. Oppgi nummeret ${request} hvis du melder fra.`,
  refusal(refusal: Refusal): string {
    switch (refusal.code) {
      case 'not_allowed': return 'Lenken din gir ikke adgang til dette.';
      case 'malformed': return 'Serveren forstår ikke dette. Last siden på nytt.';
      case 'not_joined': return 'Telefonen er ikke med i møteplassen.';
      case 'not_yours': return 'Bare den som skrev innspillet, kan endre det.';
      case 'unknown': return `${things[refusal.what]} finnes ikke lenger.`;
      case 'not_opened': return 'Spørsmålet er ikke åpnet ennå.';
      case 'gone': return 'Innspillet er trukket eller slettet.';
      case 'id_taken': return 'Dette innspillet er allerede mottatt, men med en annen tekst. Skriv det på nytt.';
      case 'empty': return 'Feltet kan ikke stå tomt.';
      case 'too_much': return `For mye: ${amount(refusal.is, refusal.what, 'nb')} ${measures[refusal.what]}, og det er plass til ${amount(refusal.max, refusal.what, 'nb')}.`;
      case 'in_use': return `${things[refusal.what]} er i bruk og kan ikke fjernes.`;
      case 'collision': return 'Noen andre endret det samme i mellomtiden. Se hva som er nytt, og prøv igjen.';
      case 'nothing_to_undo': return 'Det er ingenting å angre.';
      case 'quotation_differs': return 'Et sitat må være ordrett. Ta bort sitatmerket før du skriver om.';
      case 'out_of_range': return `Det er ikke et gyldig antall ${measures[refusal.what]}.`;
      case 'unfit_file': return unfit[refusal.why];
      default: return refusal satisfies never;
    }
  },
};
export type Refusals = typeof nb;
