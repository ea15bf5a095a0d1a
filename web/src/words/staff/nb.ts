// What the staff's page says before a screen is open. Bokmål is the source.
export const nb = {
  opening: 'Åpner …',
  notLoaded: 'Siden kunne ikke lastes. Sjekk nettet, og last den inn på nytt.',
  denied: {
    unknown: { heading: 'Lenken fører ingen steder', advice: 'Den kan være skrevet av feil eller være skiftet ut. Be om en ny hos den som leder møteplassen.' },
    too_many_tries: { heading: 'For mange forsøk', advice: 'Vent litt, så prøver siden igjen av seg selv.' },
    busy: { heading: 'Serveren er opptatt', advice: 'Siden prøver igjen av seg selv.' },
    malformed: { heading: 'Siden er for gammel', advice: 'Last den inn på nytt.' },
  },
};
export type Staff = typeof nb;
