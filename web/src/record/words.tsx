import { diffWordsWithSpace } from 'diff';

/** Two texts that have next to nothing in common are shown as they are. */
const PATIENCE_MS = 100;

interface Props {
  readonly base: string;
  readonly text: string;
}

/** A text, with the words marked that are new in it, and those struck out that it has no more. */
export function Words({ base, text }: Props) {
  const parts = diffWordsWithSpace(base, text, { timeout: PATIENCE_MS });
  if (!parts) return text;
  return parts.map(({ value, added, removed }, index) => {
    // The same words always come out in the same order.
    const key = `${index} ${value}`;
    if (added) return <ins key={key}>{value}</ins>;
    return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
  });
}
