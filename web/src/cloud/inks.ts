// The colours of a cloud: one ink on each ground. Colour would mean a theme, and the words of a cloud have none, so all
// words look alike and only their size speaks.

/** What the words stand on: the wall's two grounds. */
export const GROUNDS = { light: '#ffffff', dark: '#0d1513' };

/** The ink on each ground, easy to read from the last row and to every eye. */
export const INK = { light: '#00553f', dark: '#a8ecd4' };
