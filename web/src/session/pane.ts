const NAME = 'concord-pane-';

/**
 * As whom this frame is used, where two people are shown side by side (demo/demo-screen.tsx); null in a tab of its own. All frames of a tab share its
 * storage: so each has its own place in it.
 */
export const pane: string | null = window.name.startsWith(NAME) ? window.name.slice(NAME.length) : null;

export function paneName(personId: string): string {
  return NAME + personId;
}

export function inPane(key: string): string {
  return pane === null ? key : `${key}/${pane}`;
}
