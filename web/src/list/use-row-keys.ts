import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

interface Options {
  readonly count: number;
  readonly rowHeight: number;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
}

const PAGE_ROWS = 10;

/** Up and down through the rows, of which Tab reaches one: source https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function useRowKeys({ count, rowHeight, scrollerRef }: Options) {
  const [wanted, setCurrent] = useState(0);
  const current = Math.max(0, Math.min(wanted, count - 1));
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
    bringIntoView(scrollerRef.current!, next * rowHeight, rowHeight);
    setCurrent(next);
  };
  const onFocus = (event: FocusEvent): void => {
    const index = indexOf(event.target);
    if (index !== null) setCurrent(index);
  };
  return { current, onKeyDown, onFocus };
}

/** Of the row whose link it is. */
function indexOf(target: EventTarget): number | null {
  const index = target instanceof HTMLElement ? target.dataset['index'] : undefined;
  return index === undefined ? null : Number(index);
}

/** Below the headings, which stay at the top. */
function bringIntoView(scroller: HTMLElement, top: number, height: number): void {
  const lowest = scroller.querySelector('.columns')!.clientHeight + top + height - scroller.clientHeight;
  scroller.scrollTop = Math.max(lowest, Math.min(top, scroller.scrollTop));
}
