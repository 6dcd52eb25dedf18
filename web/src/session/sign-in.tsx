import { currentSession } from './session.ts';
import { TokenForm } from './token-form.tsx';

export function SignIn() {
  return (
    <main className="centred">
      <div className="card stack">
        <h1>Sign in</h1>
        <p className="quiet">Paste the token that you were given. It stays in this tab, until you close it.</p>
        <TokenForm onSession={(session) => currentSession.start(session)} />
      </div>
    </main>
  );
}
