import { useSyncExternalStore } from 'react';
import { useServer } from '../server/server-provider.tsx';

/** Whether what is shown is what the server has. */
export function ConnectionBadge() {
  const { news } = useServer();
  const state = useSyncExternalStore(news.onState, () => news.state);
  const isLive = state === 'connected';
  return (
    <span className="connection" data-live={isLive} role="status">
      <span className="dot" aria-hidden="true" />
      <span className="label">{isLive ? 'Live' : 'Offline – trying again'}</span>
    </span>
  );
}
