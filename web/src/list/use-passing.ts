import { useRef, useState } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

/** In rows a second: a screen of 16 in less than half of one. More than names nobody reads then. */
const FASTEST_READ = 40;

interface Passing {
  readonly isPassing: boolean;
  /** Whenever other rows are shown, or they come to rest. */
  readonly onChange: (virtualizer: Virtualizer<HTMLDivElement, Element>) => void;
}

/** Whether the rows pass by too fast to be read. */
export function usePassing(rowHeight: number): Passing {
  const [isPassing, setPassing] = useState(false);
  const before = useRef({ offset: 0, at: 0 });
  return {
    isPassing,
    onChange: ({ isScrolling, scrollOffset }) => {
      const [offset, at] = [scrollOffset ?? 0, performance.now()];
      const rows = Math.abs(offset - before.current.offset) / rowHeight;
      const seconds = (at - before.current.at) / 1000;
      before.current = { offset, at };
      setPassing(isScrolling && rows > FASTEST_READ * seconds);
    },
  };
}
