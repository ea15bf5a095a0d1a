// Asks the server to make a workshop.
import { request, type Problem, type Result } from '../connection/api';
import type { Links, Settings } from '../protocol/messages';
import type { Start } from '../words/start/nb';

/** A workshop that was made. */
export interface MadeWorkshop {
  code: string;
  links: Links;
}

export function createWorkshop(organiserKey: string, settings: Settings, groups: number): Promise<Result<MadeWorkshop>> {
  const body = JSON.stringify({ settings, groups });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  return request('/api/workshops', organiserKey, (response) => response.json() as Promise<MadeWorkshop>, init);
}

/** What the organiser is told when it did not work. */
export function problemSentence(problem: Problem, words: Start): string {
  switch (problem.code) {
    case 'offline':
    case 'unknown_key':
    case 'malformed':
    case 'busy':
      return words.problem[problem.code];
    case 'refused':
      if (problem.refusal?.code === 'too_much') return words.tooMuch(problem.refusal.is, problem.refusal.max);
      return problem.refusal?.code === 'empty' ? words.needTitle : words.problem.malformed;
    case 'too_many_tries':
      return words.problem.busy;
    case 'not_allowed':
      return words.problem.unknown_key;
    case 'not_found':
    case 'broken':
      return words.problem.other(problem.request ?? '–');
    default:
      return problem.code satisfies never;
  }
}
