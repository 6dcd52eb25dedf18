import type { ProductStatus } from '../gql/graphql.ts';
import { STATUS_NAMES } from '../products/status.tsx';
import { CategoryName } from './category-input.tsx';
import { Words } from './words.tsx';

interface Props {
  readonly field: string;
  readonly value: unknown;
  /** What it is compared with: differences are marked, where the value has parts. */
  readonly base?: unknown;
}

export function FieldValue({ field, value, base }: Props) {
  switch (field) {
    case 'tags':
      return <Tags tags={value as readonly string[]} base={(base ?? value) as readonly string[]} />;
    case 'categoryId':
      return <CategoryName id={value as string | null} />;
    case 'status':
      return STATUS_NAMES[value as ProductStatus];
    case 'description':
      return (
        <span className="long-text">
          <Words base={(base ?? value) as string} text={value as string} />
        </span>
      );
    default:
      return value === '' ? <span className="quiet">empty</span> : String(value);
  }
}

function Tags({ tags, base }: { readonly tags: readonly string[]; readonly base: readonly string[] }) {
  const removed = base.filter((tag) => !tags.includes(tag));
  if (tags.length + removed.length === 0) return <span className="quiet">none</span>;
  return (
    <span className="tag-list">
      {tags.map((tag) => (base.includes(tag) ? <span key={tag}>{tag}</span> : <ins key={tag}>{tag}</ins>))}
      {removed.map((tag) => (
        <del key={tag}>{tag}</del>
      ))}
    </span>
  );
}
