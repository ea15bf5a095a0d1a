// Which page a path leads to while we develop; the server says the same in server/http/assets.rs.

const STAFF_PATHS = ['desk', 'secretariat', 'wall', 'new'];

/** The page's file, or null for a file of its own and for what the server answers. */
export function pageAt(path: string): string | null {
  if (path.includes('.') || path.startsWith('/@') || /^\/(ws|api)\b/.test(path)) return null;
  return STAFF_PATHS.includes(path.split('/')[1] ?? '') ? 'staff.html' : 'index.html';
}
