import { useEffect, useMemo } from 'react';
import { useServer } from '../server/server-provider.tsx';
import type { HistoryType } from './history-type.ts';
import { Timeline, type TimelineState } from './timeline.ts';
import { useStore } from '../store/store.ts';

/** Read anew with each version that the record comes to. */
export function useTimeline(
  history: Pick<HistoryType, 'revisions'>,
  { id, version }: { readonly id: string; readonly version: number },
): { readonly timeline: Timeline; readonly state: TimelineState } {
  const server = useServer();
  const timeline = useMemo(() => new Timeline(server, history, id), [server, history, id]);
  useEffect(() => timeline.reach(version), [timeline, version]);
  return { timeline, state: useStore(timeline) };
}
