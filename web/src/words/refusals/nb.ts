// Why the server said no, to staff. Bokmål is the source.
import type { Measure, Refusal, Thing } from '../../protocol/messages';

const things: Record<Thing, string> = {
  question: 'Spørsmålet', group: 'Gruppen', note: 'Innspillet', theme: 'Temaet', line: 'Linjen', participant: 'Deltakeren',
};
const measures: Record<Measure, string> = {
  note_chars: 'tegn i ett innspill', note_bytes: 'byte i ett innspill',
  title_chars: 'tegn i en tittel', person_chars: 'tegn i et navn', part_chars: 'tegn i teksten',
  reason_chars: 'tegn i begrunnelsen', wording_chars: 'tegn i formuleringen', notes: 'innspill', participants: 'deltakere',
  groups: 'grupper', questions: 'spørsmål', themes: 'temaer', recipients: 'mottakere', word_decisions: 'valg om ord',
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
      case 'too_much': return `For mye: ${refusal.is} ${measures[refusal.what]}, og det er plass til ${refusal.max}.`;
      case 'in_use': return `${things[refusal.what]} er i bruk og kan ikke fjernes.`;
      case 'collision': return 'Noen andre endret det samme i mellomtiden. Se hva som er nytt, og prøv igjen.';
      case 'nothing_to_undo': return 'Det er ingenting å angre.';
      case 'quotation_differs': return 'Et sitat må være ordrett. Ta bort sitatmerket før du skriver om.';
      case 'out_of_range': return `Det er ikke et gyldig antall ${measures[refusal.what]}.`;
      default: return refusal satisfies never;
    }
  },
};
export type Refusals = typeof nb;
