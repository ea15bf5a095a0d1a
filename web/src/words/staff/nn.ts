// What the staff's page says before a screen is open, in nynorsk.
import type { Staff } from './nb';
export const nn: Staff = {
  opening: 'Opnar …',
  notLoaded: 'Sida kunne ikkje lastast. Sjekk nettet, og last ho inn på nytt.',
  denied: {
    unknown: { heading: 'Lenkja fører ingen stader', advice: 'Ho kan vere skriven av feil eller vere skift ut. Be om ei ny hos den som leier møteplassen.' },
    too_many_tries: { heading: 'For mange forsøk', advice: 'Vent litt, så prøver sida igjen av seg sjølv.' },
    busy: { heading: 'Tenaren er oppteken', advice: 'Sida prøver igjen av seg sjølv.' },
    malformed: { heading: 'Sida er for gammal', advice: 'Last ho inn på nytt.' },
  },
};
