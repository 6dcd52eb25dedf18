import { useEffect, type RefObject } from 'react';
import { navigate } from 'wouter/use-browser-location';

/** The links of all rows are followed in one place: rows are made by the hundred while one scrolls, and are as light as can be. */
export function useRowLinks(scrollerRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = scrollerRef.current!;
    scroller.addEventListener('click', follow);
    return () => scroller.removeEventListener('click', follow);
  }, [scrollerRef]);
}

function follow(event: MouseEvent): void {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-index]') : null;
  if (!link || !isPlain) return;
  event.preventDefault();
  navigate(link.pathname);
}
