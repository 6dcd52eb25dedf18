import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

interface Options {
  readonly count: number;
  readonly current: number;
  readonly setCurrent: (index: number) => void;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
}

const PAGE_ROWS = 10;

/** Up and down through the rows, of which Tab reaches one: source https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function useRowKeys({ count, current, setCurrent, virtualizer, scrollerRef }: Options) {
  const isMoving = useRef(false);

  // The row may have to be made first, and its product loaded: so this looks after each rendering.
  useEffect(() => {
    if (!isMoving.current) return;
    const link = scrollerRef.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    if (!link) return;
    isMoving.current = false;
    link.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const from = indexOf(event.target);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE_ROWS,
      PageUp: -PAGE_ROWS,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step === undefined || from === null) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, from + step));
    isMoving.current = true;
    virtualizer.scrollToIndex(next);
    setCurrent(next);
  };
  const onFocus = (event: FocusEvent): void => {
    const index = indexOf(event.target);
    if (index !== null) setCurrent(index);
  };
  return { onKeyDown, onFocus };
}

/** Of the row whose link it is. */
function indexOf(target: EventTarget): number | null {
  const index = target instanceof HTMLElement ? target.dataset['index'] : undefined;
  return index === undefined ? null : Number(index);
}
