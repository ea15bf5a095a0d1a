// The staff's screens, each its own chunk, by the first part of the path.
import type { Component } from 'svelte';
import type { Connection } from './connection/connection.svelte';

/** What every staff screen is given. */
export interface ScreenProps {
  connection: Connection;
}

type Screen = () => Promise<{ default: Component<ScreenProps> }>;

export const SCREENS: Record<'desk' | 'secretariat' | 'wall', Screen> = {
  desk: () => import('./desk/Desk.svelte'),
  secretariat: () => import('./synthesis/Secretariat.svelte'),
  wall: () => import('./wall/Wall.svelte'),
};

/** Makes a workshop; the only screen without one. */
export const NEW_SCREEN: () => Promise<{ default: Component<{ organiserKey: string }> }> = () => import('./start/NewWorkshop.svelte');
