// What the room reads on the big screen. Bokmål is the source.
const count = (n: number, one: string, other: string) => `${n === 1 ? one : other}`;

export const nb = {
  welcome: 'Velkommen til',
  scan: 'Skann koden med mobilen',
  orGoTo: 'eller gå til',
  joinCode: 'Møtekode',
  qr: (url: string) => `QR-kode til ${url}`,
  questionOf: (at: number, of: number) => `Spørsmål ${at} av ${of}`,
  left: 'igjen',
  timeIsUp: 'Tiden er ute',
  participants: (n: number) => count(n, 'deltaker', 'deltakere'),
  notes: (n: number) => count(n, 'innspill', 'innspill'),
  groupsWriting: (of: number) => `av ${of} grupper har skrevet`,
  between: 'Takk! Neste spørsmål kommer straks.',
  finished: 'Takk for innspillene!',
  finishedLead: 'Alt dere har skrevet, er tatt vare på og blir med i innspillsdokumentet.',
  cloud: 'Ordsky med ordene som er sagt, og hvor mange ganger:',
  cloudWaits: 'Ordene kommer hit etter hvert som dere skriver.',
  lineLost: (time: string) => `Sist oppdatert ${time}`,
  frozen: 'Ordskyen står stille',
  blank: 'Skjermen er mørklagt',
  showAgain: 'Vis skjermen igjen',
  keys: 'Knapper for storskjermen',
  blankKey: 'Mørklegg (B)',
  freezeKey: 'Frys ordskyen (F)',
  thawKey: 'Slipp ordskyen (F)',
  darkKey: 'Mørk bakgrunn (M)',
  lightKey: 'Lys bakgrunn (M)',
  fullscreenKey: 'Fullskjerm',
  stayAwake: 'Hold maskinen våken: skjermen kan slukke av seg selv.',
};
export type Wall = typeof nb;
