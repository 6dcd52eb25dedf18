import { useEffect, useState } from 'react';
import { Dialog } from 'radix-ui';
import { demoSessions, forgetDemoSessions } from './people.ts';
import { currentSession, type Person, type Session } from './session.ts';
import { TokenForm } from './token-form.tsx';

/** Over the page, which stays as it is: what was asked of the server goes on as soon as there is a new token. */
export function Expired({ person }: { readonly person: Person }) {
  const [demo, setDemo] = useState<Session | null>(null);
  useEffect(() => {
    forgetDemoSessions();
    void demoSessions().then((sessions) => setDemo(sessions.find((each) => each.person.id === person.id) ?? null));
  }, [person.id]);

  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog stack" onEscapeKeyDown={(event) => event.preventDefault()}>
          <Dialog.Title>Your session has ended</Dialog.Title>
          <Dialog.Description>
            Nothing that you typed is lost. Sign in again as {person.name} to go on.
          </Dialog.Description>
          {demo ? (
            <button type="button" className="primary" onClick={() => currentSession.start(demo)}>
              Go on as {person.name}
            </button>
          ) : (
            <TokenForm only={person} onSession={(session) => currentSession.start({ ...session, person })} />
          )}
          <button type="button" onClick={() => currentSession.end()}>
            Sign out
          </button>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
