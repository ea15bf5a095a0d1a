// The staff's screens, each its own chunk, by the first part of the path.
import type { Component } from 'svelte';
import type { Connection } from './connection/connection.svelte';

/** What every staff screen is given. */
export interface ScreenProps {
  connection: Connection;
  /** The secret of the link, for requests beside the line. */
  key: string;
}

type Screen = () => Promise<{ default: Component<ScreenProps> }>;

export const SCREENS: Record<'desk' | 'secretariat' | 'document' | 'wall', Screen> = {
  desk: () => import('./desk/Desk.svelte'),
  secretariat: () => import('./synthesis/Secretariat.svelte'),
  document: () => import('./document/Document.svelte'),
  wall: () => import('./wall/Wall.svelte'),
};

/** Makes a workshop; the only screen without one. */
export const NEW_SCREEN: () => Promise<{ default: Component<{ organiserKey: string }> }> = () => import('./start/NewWorkshop.svelte');

/** The screen that a path leads to: `/desk`, `/secretariat`, `/secretariat/document`, `/wall`. */
export function screenAt(place: string, part: string | undefined): keyof typeof SCREENS | null {
  if (place === 'secretariat') return part === 'document' ? 'document' : 'secretariat';
  return place === 'desk' || place === 'wall' ? place : null;
}
