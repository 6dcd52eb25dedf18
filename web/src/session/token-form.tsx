import { useId, useState, type SubmitEvent } from 'react';
import { personOf } from './people.ts';
import type { Session } from './session.ts';

interface Props {
  /** Only a token of this person will do, where one is named. */
  readonly only?: { readonly id: string; readonly name: string };
  readonly onSession: (session: Session) => void;
}

/** Takes a token. This is the place for a team's own way of signing in: whatever it is, it ends with `onSession`. */
export function TokenForm({ only, onSession }: Props) {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const id = useId();

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setIsBusy(true);
    const person = await personOf(token.trim()).catch(() => undefined);
    setIsBusy(false);
    if (person === undefined) return setProblem('The server cannot be reached. Try again in a moment.');
    if (person === null) return setProblem('The server does not accept this token, or no longer.');
    if (only && person.id !== only.id) return setProblem(`This is a token of ${person.name}, not of ${only.name}.`);
    onSession({ person, token: token.trim() });
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>Token</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        required
        value={token}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => setToken(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="primary" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}
