import type { Issue } from '../record/record-type.ts';

interface Props {
  readonly id: string;
  readonly product: string;
  readonly issues: readonly Issue[];
}

/** "Chai is not for sale". */
export function LineIssues({ id, product, issues }: Props) {
  if (issues.length === 0) return null;
  return (
    <p id={id} className="problem line-problem" role="alert">
      {issues.map(({ message }) => `${product} ${message}`).join('. ')}
    </p>
  );
}
