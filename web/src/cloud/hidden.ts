// Which words of a cloud are hidden, after all decisions in the order they were made.
import type { WordDecision } from '../protocol/messages';

export function hiddenWords(decisions: readonly WordDecision[]): string[] {
  const hidden = new Set<string>();
  for (const decision of decisions) {
    switch (decision.type) {
      case 'hide':
        hidden.add(decision.word);
        break;
      case 'show':
        hidden.delete(decision.word);
        break;
      case 'merge':
      case 'split':
      case 'rename':
        break;
    }
  }
  return [...hidden];
}
