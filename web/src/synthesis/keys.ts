// The keys of the board: Alt with an arrow moves what has the focus, Ctrl+Z and Ctrl+Shift+Z undo and redo.
import type { Arranging } from './arranging.svelte';
import { cardOf } from './arranging.svelte';
import { arrowOnLine, arrowOnTheme, type Direction } from './moving';

const DIRECTIONS: Record<string, Direction | undefined> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** An attachment for what holds the board. */
export function boardKeys(arranging: Arranging) {
  return (root: HTMLElement): (() => void) => {
    const pressed = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      const direction = DIRECTIONS[event.key];
      if (event.altKey && !event.ctrlKey && direction) {
        if (moveFocused(arranging, target, direction)) event.preventDefault();
      } else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z' && !writes(target)) {
        event.preventDefault();
        void (event.shiftKey ? arranging.redo() : arranging.undo());
      } else if (event.key === 'Escape' && arranging.selected.size && arranging.asking.is === 'nothing') {
        arranging.selected.clear();
      }
    };
    root.addEventListener('keydown', pressed);
    return () => root.removeEventListener('keydown', pressed);
  };
}

/** Moves the line or theme that has the focus; whether there was one. */
function moveFocused(arranging: Arranging, target: HTMLElement, direction: Direction): boolean {
  const card = cardOf(target.closest<HTMLElement>('[data-card]')?.dataset.card ?? '');
  if (card && 'line' in card) {
    void arranging.arrow(card.line, arrowOnLine(card.line, direction, arranging.board));
    return true;
  }
  const theme = target.closest<HTMLElement>('[data-theme]')?.dataset.theme;
  if (theme === undefined || card || direction === 'in' || direction === 'out') return false;
  void arranging.arrowTheme(Number(theme), arrowOnTheme(Number(theme), direction, arranging.board));
  return true;
}

/** Whether the browser's own undo is what is wanted: in a field that is written in. */
function writes(target: HTMLElement): boolean {
  return target.matches('textarea, input:not([type=checkbox]), select') || target.isContentEditable;
}
