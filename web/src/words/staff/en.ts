// What the staff's page says before a screen is open, in English.
import type { Staff } from './nb';
export const en: Staff = {
  opening: 'Opening …',
  notLoaded: 'The page could not be loaded. Check the network and load it again.',
  denied: {
    unknown: { heading: 'This link leads nowhere', advice: 'It may be mistyped, or it may have been replaced. Ask whoever leads the workshop for a new one.' },
    too_many_tries: { heading: 'Too many attempts', advice: 'Wait a little; the page tries again by itself.' },
    busy: { heading: 'The server is busy', advice: 'The page tries again by itself.' },
    malformed: { heading: 'This page is too old', advice: 'Load it again.' },
  },
};
