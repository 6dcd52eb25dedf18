import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useRoute } from 'wouter';
import { HistoryScreen } from './history/history-screen.tsx';
import { Header } from './layout/header.tsx';
import { ORDER_HISTORY } from './order/order-history.ts';
import { OrderScreen } from './order/order-screen.tsx';
import { OrderList } from './orders/order-list.tsx';
import { PlacingScreen } from './placing/placing-screen.tsx';
import { PRODUCT_HISTORY } from './product/product-history.ts';
import { ProductScreen } from './product/product-screen.tsx';
import { ProductList } from './products/product-list.tsx';
import { ServerProvider } from './server/server-provider.tsx';
import { Expired } from './session/expired.tsx';
import { pane } from './session/pane.ts';
import { demoSessions } from './session/people.ts';
import { currentSession, type Person } from './session/session.ts';
import { SignIn } from './session/sign-in.tsx';
import { useStore } from './store/store.ts';
import { TrashScreen } from './trash/trash-screen.tsx';

const DemoScreen = lazy(() => import('./demo/demo-screen.tsx'));

export function App() {
  const [isDemo] = useRoute('/demo');
  if (!isDemo) return <Office />;
  return (
    <Suspense>
      <DemoScreen />
    </Suspense>
  );
}

/** Whoever opens the page for the first time is somebody at once where there is a demo, and is asked to sign in elsewhere. */
function Office() {
  const { session, isExpired } = useStore(currentSession);
  const [isAsked, setIsAsked] = useState(false);

  useEffect(() => {
    if (session) return;
    void startAsFirst().then(() => setIsAsked(true));
  }, [session]);

  if (!session) return isAsked ? <SignIn /> : null;
  const { person } = session;
  return (
    <>
      {/* With the person, all that was read and typed in their name goes from the screen. */}
      <ServerProvider key={person.id} personId={person.id}>
        <Screens person={person} />
      </ServerProvider>
      {isExpired && <Expired person={person} />}
    </>
  );
}

function Screens({ person }: { readonly person: Person }) {
  return (
    <div className="screens">
      <Header person={person} />
      <Switch>
        <Route path="/products">
          <ProductList person={person} />
        </Route>
        <Route path="/products/:id/history">
          {({ id }) => <HistoryScreen key={id} history={PRODUCT_HISTORY} id={id} person={person} />}
        </Route>
        <Route path="/products/:id">{({ id }) => <ProductScreen key={id} id={id} person={person} />}</Route>
        <Route path="/trash">
          <TrashScreen person={person} />
        </Route>
        <Route path="/orders">
          <OrderList person={person} />
        </Route>
        <Route path="/orders/new">
          <PlacingScreen person={person} />
        </Route>
        <Route path="/orders/:id/history">
          {({ id }) => <HistoryScreen key={id} history={ORDER_HISTORY} id={id} person={person} />}
        </Route>
        <Route path="/orders/:id">{({ id }) => <OrderScreen key={id} id={id} person={person} />}</Route>
        <Route>
          <Redirect to="/products" replace />
        </Route>
      </Switch>
    </div>
  );
}

async function startAsFirst(): Promise<void> {
  const sessions = await demoSessions();
  const first = sessions.find(({ person }) => person.id === pane) ?? sessions[0];
  if (first) currentSession.start(first);
}
