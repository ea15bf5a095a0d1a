// Whether the reader has asked for no movement.

export function stillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
