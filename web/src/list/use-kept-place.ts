import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { inPane } from '../session/pane.ts';

const KEY = inPane('concord.place');
const AT_REST_MS = 200;

interface Place {
  readonly list: string;
  readonly offset: number;
}

interface Options {
  /** Which list it is. */
  readonly list: string;
  /** Of all its rows. */
  readonly height: number;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
}

/** Who comes back to a list is where they were; another list begins at its beginning. */
export function useKeptPlace({ list, height, scrollerRef }: Options): void {
  const shown = useRef<string | null>(null);

  useEffect(() => {
    const element = scrollerRef.current!;
    const offset = shown.current === null ? keptOffset(list) : 0;
    // Not before there are so many rows.
    if (shown.current === list || height < offset) return;
    shown.current = list;
    element.scrollTop = offset;
  }, [list, height, scrollerRef]);

  // Before the rows are taken away: then it is not known any more where they were.
  useLayoutEffect(() => {
    const element = scrollerRef.current!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      timer = undefined;
      sessionStorage.setItem(KEY, JSON.stringify({ list, offset: element.scrollTop } satisfies Place));
    };
    // Every notch of a wheel is an end, and asking where it is has the browser lay everything out.
    const onEnd = (): void => {
      clearTimeout(timer);
      timer = setTimeout(keep, AT_REST_MS);
    };
    element.addEventListener('scrollend', onEnd);
    return () => {
      element.removeEventListener('scrollend', onEnd);
      if (timer === undefined) return;
      clearTimeout(timer);
      keep();
    };
  }, [list, scrollerRef]);
}

function keptOffset(list: string): number {
  const text = sessionStorage.getItem(KEY);
  const place = text ? (JSON.parse(text) as Place) : null;
  return place?.list === list ? place.offset : 0;
}
