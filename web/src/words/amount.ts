// A measured number as people say it: bytes of files in millions, all else as it is.
import type { Measure } from '../protocol/messages';

export function amount(number: number, what: Measure, locale: string): string {
  if (what !== 'file_bytes' && what !== 'all_files_bytes') return String(number);
  return (number / 1e6).toLocaleString(locale, { maximumFractionDigits: 1 });
}
