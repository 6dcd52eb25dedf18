import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useServer } from '../server/server-provider.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { PlacingForm } from './placing-form.tsx';
import { Placing } from './placing.ts';
import { useStore } from '../store/store.ts';

/** A new order. */
export function PlacingScreen({ person }: { readonly person: Person }) {
  return (
    <main className="record-screen">
      <Link href="/orders" className="back">
        ← Orders
      </Link>
      {mayWrite(person) ? <Opened /> : <p className="notice">You may look at orders, and not place any.</p>}
    </main>
  );
}

function Opened() {
  const placing = usePlacing();
  return placing && <Loaded placing={placing} />;
}

function Loaded({ placing }: { readonly placing: Placing }) {
  const state = useStore(placing);
  const [, navigate] = useLocation();
  const { placed } = state;
  useEffect(() => {
    if (placed !== null) navigate(`/orders/${placed}`, { replace: true });
  }, [placed, navigate]);
  return <PlacingForm placing={placing} state={state} />;
}

/** Null until it is known what was typed before. */
function usePlacing(): Placing | null {
  const server = useServer();
  const [placing, setPlacing] = useState<Placing | null>(null);
  useEffect(() => {
    const opened = new Placing(server);
    void opened.open().then((isOpen) => isOpen && setPlacing(opened));
    return () => opened.close();
  }, [server]);
  return placing;
}
