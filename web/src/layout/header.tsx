import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import type { Person } from '../session/session.ts';
import { ConnectionBadge } from './connection-badge.tsx';
import { PersonMenu } from './person-menu.tsx';

export function Header({ person }: { readonly person: Person }) {
  return (
    <header className="header">
      <Link href="/products" className="brand">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span className="label">Concord</span>
      </Link>
      <nav aria-label="Main">
        <NavLink to="/products">Products</NavLink>
        <NavLink to="/orders">Orders</NavLink>
      </nav>
      <div className="spacer" />
      <ConnectionBadge />
      <PersonMenu person={person} />
    </header>
  );
}

function NavLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const [isThere] = useRoute(`${to}/*?`);
  return (
    <Link href={to} className="nav-link" aria-current={isThere ? 'page' : undefined}>
      {children}
    </Link>
  );
}
