import { useSyncExternalStore } from 'react';
import { currentSession, type SessionState } from './session.ts';

export function useSession(): SessionState {
  return useSyncExternalStore(currentSession.subscribe, () => currentSession.state);
}
