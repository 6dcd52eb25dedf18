/** As long as Node can wait at a time: a longer delay it takes for none at all. */
const LONGEST_MS = 2 ** 31 - 1;

/** Acts at the moment, however far away. The answer calls it off. */
export function at(moment: Date, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    const left = moment.getTime() - Date.now();
    if (left <= 0) return act();
    timer = setTimeout(wait, Math.min(left, LONGEST_MS)).unref();
  };
  wait();
  return () => clearTimeout(timer);
}
