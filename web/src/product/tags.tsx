interface Props {
  readonly tags: readonly string[];
  readonly base: readonly string[];
}

/** With those marked that are not in both. */
export function Tags({ tags, base }: Props) {
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
