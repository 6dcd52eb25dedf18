import { useState } from 'react';

/** What is being done is not begun a second time. */
export function useBusy(act: () => Promise<void>): readonly [isBusy: boolean, begin: () => void] {
  const [isBusy, setIsBusy] = useState(false);
  const begin = (): void => {
    setIsBusy(true);
    void act().finally(() => setIsBusy(false));
  };
  return [isBusy, begin];
}
