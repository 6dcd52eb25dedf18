interface Props {
  readonly error: unknown;
  readonly onTryAgain: () => void;
}

export function Problem({ error, onTryAgain }: Props) {
  return (
    <div className="notice" role="alert">
      <p>{sentenceOf(error)}</p>
      <button type="button" onClick={onTryAgain}>
        Try again
      </button>
    </div>
  );
}

/** What the server says, it says for people. What the browser says when it cannot be reached, it does not. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof TypeError) return 'The server cannot be reached.';
  return error.message;
}
